import { resolve } from 'node:path';
import { answersFileBytes } from './answers-file.ts';
import { indexAnswers } from './answers-index.ts';

/**
 * Reads a file of recorded answers to its end, so that a fault in it is told before anything runs.
 *
 * @throws AnswersFileError for a file that cannot be read, or the first line that is no answer.
 */
export async function checkAnswers(path: string): Promise<void> {
  const file = resolve(path);
  await indexAnswers(answersFileBytes(file), file);
}
