/** Does something with each value, with so many of them at a time; gives what came of each, in order. */
export async function atOnce<T, R>(count: number, values: readonly T[], work: (value: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const rest = values.entries();
  const worker = async (): Promise<void> => {
    for (const [index, value] of rest) results[index] = await work(value);
  };
  await Promise.all(Array.from({ length: count }, worker));
  return results;
}
