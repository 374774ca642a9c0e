import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { AnswersFileError } from './answers-file-error.ts';

/** The bytes of a file of recorded answers. Throws an AnswersFileError when it cannot be read. */
export async function* answersFileBytes(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path);
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

/** Changes when the file does. Throws an AnswersFileError when there is none. */
export async function answersFileSignature(path: string): Promise<string> {
  try {
    const { mtimeMs, size } = await stat(path);
    return `${mtimeMs}/${size}`;
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

function unreadable(path: string, cause: unknown): AnswersFileError {
  return new AnswersFileError(path, undefined, { en: 'cannot be read', zh: '无法读取' }, { cause });
}
