import type { Answered } from '../answers/answer.ts';
import { seededRandom } from '../seeded-random.ts';

/** So many lines, or so many characters of them, are held at most to draw the next from. */
const mostLines = 1000;
const mostCharacters = 4 * 1024 * 1024;

/** The lines in another order, drawn from a window that moves over them: a big job is not held in memory. */
export async function* shuffledLines(lines: AsyncIterable<Answered>, seed: string): AsyncGenerator<Answered> {
  const random = seededRandom(seed);
  const held: { readonly line: Answered; readonly size: number }[] = [];
  let characters = 0;
  // The first line is not the first, or a job of two would often come as it was sent.
  let isFirst = true;
  const draw = (): Answered[] => {
    const from = isFirst && held.length > 1 ? 1 : 0;
    const index = from + Math.floor(random() * (held.length - from));
    const drawn = held[index];
    const last = held.pop();
    if (drawn === undefined || last === undefined) {
      return [];
    }
    if (index < held.length) {
      held[index] = last;
    }
    isFirst = false;
    characters -= drawn.size;
    return [drawn.line];
  };
  for await (const line of lines) {
    const size = JSON.stringify(line.answer.fields).length + JSON.stringify(line.input).length;
    held.push({ line, size });
    characters += size;
    while (held.length > mostLines || (characters > mostCharacters && held.length > 1)) {
      yield* draw();
    }
  }
  while (held.length > 0) {
    yield* draw();
  }
}
