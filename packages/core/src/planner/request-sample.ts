/** How many requests of each kind are drawn. */
export const sampleSize = 20;

/** What was drawn of the items that came along. */
export interface Sample<T> {
  /** How many there were. */
  readonly count: number;
  /** The sum of their sizes. */
  readonly total: number;
  /** Those drawn, each with its size; one that was drawn twice stands there twice. */
  readonly drawn: readonly { readonly item: T; readonly size: number }[];
  /** Whether every item was drawn, once: then nothing is left to chance. */
  readonly whole: boolean;
}

/**
 * Draws from a stream whose end is not known: `sampleSize` draws that know nothing of each other, in each of which an
 * item's chance is its share of the total size. Of no more items than that, all are taken. `random` gives numbers in
 * [0, 1); the same numbers draw the same items.
 */
export function createSample<T>(random: () => number): { add(item: T, size: number): void; sample(): Sample<T> } {
  type Drawn = { readonly item: T; readonly size: number };
  const first: Drawn[] = [];
  const slots: Drawn[] = [];
  let count = 0;
  let total = 0;
  return {
    add(item, size) {
      const drawn = { item, size };
      count += 1;
      total += size;
      if (count <= sampleSize) first.push(drawn);
      for (let slot = 0; slot < sampleSize; slot += 1) if (random() < size / total) slots[slot] = drawn;
    },
    sample: () => ({ count, total, drawn: count <= sampleSize ? first : slots, whole: count <= sampleSize }),
  };
}
