import type { Result } from '../../analyzer/result.ts';

/**
 * Decides, one result after the other, which of them the table has when there is room for `room` only: those to look
 * at first (`notable` of all `total`), then as many of the others as fit.
 */
export function rowSelection(
  { total, notable }: { readonly total: number; readonly notable: number },
  isNotable: (result: Result) => boolean,
  room: number,
): (result: Result) => boolean {
  if (total <= room) return () => true;
  let notableLeft = Math.min(notable, room);
  let othersLeft = room - notableLeft;
  return (result) => {
    if (isNotable(result)) {
      notableLeft -= 1;
      return notableLeft >= 0;
    }
    othersLeft -= 1;
    return othersLeft >= 0;
  };
}
