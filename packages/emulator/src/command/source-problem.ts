import { AnswersFileError } from '../answers/answers-file-error.ts';
import { FaultFileError, faultProblemText } from '../rules/fault-file-error.ts';
import { isFaultFile } from '../rules/fault-rules.ts';
import type { CommandHost } from './command-host.ts';
import { CommandProblem } from './command-problem.ts';
import { commandWords } from './words.ts';

/** A faulty file of rules or answers in the user's language; any other error as it is. `name` is the emulator's command. */
export function sourceProblem(error: unknown, { lang, name }: Pick<CommandHost, 'lang' | 'name'>): unknown {
  const { problems } = commandWords(lang);
  if (error instanceof FaultFileError) {
    const texts = error.problems.map((problem) => faultProblemText(problem, lang));
    const isPathOnly = error.problems.every(({ source, line }) => line === null && isFaultFile(source));
    return new CommandProblem(isPathOnly ? problems.faultsMissing(texts) : problems.faultsInvalid(texts, name), {
      cause: error,
    });
  }
  if (error instanceof AnswersFileError) {
    const { file, line, problem } = error;
    return new CommandProblem(
      line === undefined ? problems.fileMissing(file) : problems.answersInvalid(file, line, problem[lang]),
      { cause: error },
    );
  }
  return error;
}
