import type { CommentFrame } from './comment-body.ts';
import type { StickyComment } from './github/sticky-comment.ts';
import type { Inputs } from './inputs.ts';
import type { RunSoFar } from './outcome.ts';
import type { Session } from './session.ts';
import type { SuiteInUse } from './suite-of-inputs.ts';
import type { WorkflowEvent } from './workflow-event.ts';

/** What is known so far, filled in as the action goes on, so that an end at any point can be told. */
export interface Known {
  readonly workspace: string;
  readonly event: WorkflowEvent;
  /** How the suite is called: its name, else its file or the generated type. */
  title: string;
  inputs: Inputs | null;
  suite: SuiteInUse | null;
  /** Null without a pull request, a token, or the wish for a comment. */
  comment: StickyComment | null;
  run: RunSoFar | null;
  emulated: boolean;
}

export function frameOf({ title, event, emulated }: Known, { words, reportWords }: Session): CommentFrame {
  return { words, reportWords, title, links: event.links, emulated };
}
