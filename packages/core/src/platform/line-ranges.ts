import type { ByteRange } from './files.ts';

const newline = 0x0a;

/**
 * Where the lines of a file stand, so that one can be read without the others: `ranges.of(line)`, from 1, counted as
 * `readLines` counts. Eight bytes a line are kept.
 */
export async function lineRanges(bytes: AsyncIterable<Uint8Array>): Promise<{ of(line: number): ByteRange | null }> {
  const ends: number[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, at + 1)) ends.push(size + at + 1);
    size += chunk.length;
  }
  if (size > (ends.at(-1) ?? 0)) ends.push(size);
  return {
    of: (line) => {
      const end = ends[line - 1];
      return end === undefined ? null : { start: ends[line - 2] ?? 0, end };
    },
  };
}
