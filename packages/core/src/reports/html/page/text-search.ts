import type { ShownText } from '../pack-texts.ts';
import type { PageData } from './page-data.ts';
import { holdsText } from './row-filter.ts';

/**
 * The rows, by their index, in whose prompt or answer a text stands, in lower case as `text` is. Null when `isOver`
 * says on the way that nobody wants to know any more.
 */
export async function searchTexts(
  data: Pick<PageData, 'allTexts'>,
  text: string,
  isOver: () => boolean,
): Promise<ReadonlySet<number> | null> {
  const found = new Set<number>();
  for await (const { from, texts } of data.allTexts()) {
    if (isOver()) return null;
    for (const [index, both] of texts.entries()) {
      if (both.some((shown) => shown !== null && holdsText(startOf(shown), text))) found.add(from + index);
    }
  }
  return isOver() ? null : found;
}

/** As much of a text as the page has. */
export function startOf(shown: ShownText): string {
  return typeof shown === 'string' ? shown : shown[0];
}
