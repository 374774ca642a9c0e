import { describeError, type ErrorWords, isGeminiBatchError, type Lang } from '@gemini-batch-test/core';
import type { InputFault } from './inputs.ts';
import type { ActionMessages } from './locales/action-messages.ts';

/** What only an action can have wrong. */
export type ActionProblem =
  | { readonly kind: 'inputs'; readonly faults: readonly InputFault[] }
  | { readonly kind: 'fork-refused' }
  /** A path that leads out of the workspace, where the runner's own secrets lie. */
  | { readonly kind: 'outside-workspace'; readonly path: string }
  | { readonly kind: 'no-folder'; readonly path: string };

/** An `ActionProblem` on its way to the one place that tells it. */
export class ActionProblemError extends Error {
  readonly problem: ActionProblem;

  constructor(problem: ActionProblem) {
    super(problem.kind);
    this.name = 'ActionProblemError';
    this.problem = problem;
  }
}

/** What happened and what to do, in the user's language. Anything that is no error of ours is a bug of ours. */
export function explain(error: unknown, lang: Lang, words: ActionMessages): ErrorWords {
  if (error instanceof ActionProblemError) return explainProblem(error.problem, words);
  if (isGeminiBatchError(error)) {
    const described = describeError(error, lang);
    return { ...described, hint: words.hints[error.code] ?? described.hint };
  }
  return words.bug(error instanceof Error ? (error.stack ?? error.message) : String(error));
}

function explainProblem(problem: ActionProblem, words: ActionMessages): ErrorWords {
  switch (problem.kind) {
    case 'inputs':
      return { message: problem.faults.map(words.inputFault).join('; '), hint: words.inputHint };
    case 'fork-refused':
      return words.forkRefused;
    case 'outside-workspace':
      return words.outsideWorkspace(problem.path);
    case 'no-folder':
      return words.noFolder(problem.path);
  }
}
