/** So many times the number that is done at once may lie between the first that is not done and the last begun. */
const spread = 8;

/**
 * Does something with each item, a number of them at once, and begins none that is far ahead of one that is not done
 * yet: so the results come nearly in order. When one fails it begins no more, waits for those begun, and rejects with
 * the first failure.
 */
export async function inOrderlyParallel<T>(
  items: AsyncIterable<T>,
  concurrency: number,
  action: (item: T) => Promise<void>,
): Promise<void> {
  const begun = new Map<number, Promise<void>>();
  const failures: unknown[] = [];
  const first = (): number => begun.keys().next().value ?? Number.POSITIVE_INFINITY;
  let position = 0;
  try {
    for await (const item of items) {
      while (begun.size >= concurrency || first() <= position - concurrency * spread) {
        await Promise.race(begun.values());
      }
      if (failures.length > 0) {
        break;
      }
      const at = position;
      position += 1;
      const done = action(item)
        .catch((error: unknown) => {
          failures.push(error);
        })
        .finally(() => begun.delete(at));
      begun.set(at, done);
    }
  } finally {
    await Promise.all(begun.values());
  }
  if (failures.length > 0) {
    throw failures[0];
  }
}
