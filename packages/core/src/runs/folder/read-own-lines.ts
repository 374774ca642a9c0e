import { relative } from 'node:path';
import { GeminiBatchError } from '../../errors/gemini-batch-error.ts';
import { LineTooLongError, type NumberedLine, readLines } from '../../platform/read-lines.ts';

/** The lines of a file of a run's folder, from its bytes. Throws `run-folder-broken` at a line that no text could hold. */
export async function* readOwnLines(
  folder: string,
  path: string,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<NumberedLine> {
  try {
    yield* readLines(bytes);
  } catch (cause) {
    if (!(cause instanceof LineTooLongError)) throw cause;
    const { line } = cause;
    throw new GeminiBatchError('run-folder-broken', { folder, file: relative(folder, path), line }, { cause });
  }
}
