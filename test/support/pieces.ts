/** The pieces of a report as one text. */
export async function joined(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

/** Values as they come from a file, one after the other. */
export async function* inTurn<T>(values: readonly T[]): AsyncGenerator<T, undefined> {
  yield* values;
}
