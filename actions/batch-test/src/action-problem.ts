import { describeError, type ErrorWords, isGeminiBatchError, type Lang } from '@gemini-batch-test/core';
import type { InputFault } from './inputs.ts';
import type { ActionMessages } from './locales/action-messages.ts';

/** What only an action can have wrong. */
export type ActionProblem =
  | { readonly kind: 'inputs'; readonly faults: readonly InputFault[] }
  | { readonly kind: 'fork-refused' }
  /** A path that leads out of the workspace, where the runner's own secrets lie. */
  | { readonly kind: 'outside-workspace'; readonly path: string }
  | { readonly kind: 'no-folder'; readonly path: string }
  /** The suite names the file with the key. */
  | { readonly kind: 'token-file-sent'; readonly path: string }
  /** This does not run where GitHub's runner would start it. */
  | { readonly kind: 'no-workflow' };

/** An `ActionProblem` on its way to the one place that tells it. */
export class ActionProblemError extends Error {
  readonly problem: ActionProblem;

  constructor(problem: ActionProblem) {
    super(problem.kind);
    this.name = 'ActionProblemError';
    this.problem = problem;
  }
}

/** An error in words. `quotesInHint`: its hint holds text from outside, not only our own. */
export interface Explained extends ErrorWords {
  readonly quotesInHint: boolean;
}

/** What happened and what to do, in the user's language. Anything that is no error of ours is a bug of ours. */
export function explain(error: unknown, lang: Lang, words: ActionMessages): Explained {
  if (error instanceof ActionProblemError) return { ...explainProblem(error.problem, words), quotesInHint: false };
  if (isGeminiBatchError(error)) {
    const described = describeError(error, lang);
    const hint = words.hints[error.code] ?? described.hint;
    const quoted = Object.values(error.details).some(
      (detail) => typeof detail === 'string' && detail !== '' && hint.includes(detail),
    );
    return { ...described, hint, quotesInHint: quoted };
  }
  const bug = words.bug(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return { ...bug, quotesInHint: false };
}

function explainProblem(problem: ActionProblem, words: ActionMessages): ErrorWords {
  switch (problem.kind) {
    case 'inputs':
      return { message: problem.faults.map(words.inputFault).join('\n'), hint: words.inputHint };
    case 'fork-refused':
      return words.forkRefused;
    case 'outside-workspace':
      return words.outsideWorkspace(problem.path);
    case 'no-folder':
      return words.noFolder(problem.path);
    case 'token-file-sent':
      return words.tokenFileSent(problem.path);
    case 'no-workflow':
      return words.noWorkflow;
  }
}
