import type { Problem } from './command-words.ts';

/** What a user can mend: what is wrong and what to do, in the user's language. */
export class CommandProblem extends Error {
  override readonly name = 'CommandProblem';
  readonly hint: string;

  constructor([message, hint]: Problem, options?: ErrorOptions) {
    super(message, options);
    this.hint = hint;
  }
}
