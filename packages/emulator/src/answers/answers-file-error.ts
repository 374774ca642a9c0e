import { ServiceError } from '../http/service-error.ts';
import type { Words } from '../words.ts';

/**
 * A file of recorded answers that cannot be used. Whoever asks the emulator meanwhile is told so as an error of the
 * emulator itself (INTERNAL), for it is no fault of the request.
 */
export class AnswersFileError extends ServiceError {
  override readonly name = 'AnswersFileError';
  readonly file: string;
  /** From 1; undefined when the file cannot be read at all. */
  readonly line: number | undefined;
  /** What is wrong with the file or the line: words that follow its name, without a full stop. */
  readonly problem: Words;

  constructor(file: string, line: number | undefined, problem: Words, options?: ErrorOptions) {
    const place = line === undefined ? 'The file of recorded answers' : `Line ${line} of the recorded answers`;
    super('INTERNAL', `${place} "${file}" ${problem.en}.`, [], options);
    this.file = file;
    this.line = line;
    this.problem = problem;
  }
}
