import { createHash } from 'node:crypto';
import type { Inputs } from '../inputs.ts';
import type { Session } from '../session.ts';
import type { WorkflowEvent } from '../workflow-event.ts';
import { connect } from './connect.ts';
import { type StickyComment, stickyComment } from './sticky-comment.ts';

/** The comment of this suite on this pull request; null without a pull request, a token, or the wish for one. */
export function openComment(
  { comment, githubToken, workingDirectory, suite, type }: Inputs,
  { owner, repo, pullRequest, runId, runAttempt }: WorkflowEvent,
  { log, words, interruption }: Session,
): StickyComment | null {
  if (!comment || pullRequest === null) return null;
  if (githubToken === '') {
    log.warning(words.noToken);
    return null;
  }
  const suiteId = createHash('sha256')
    .update(JSON.stringify([workingDirectory, suite, type]))
    .digest('hex')
    .slice(0, 16);
  const place = { owner, repo, pullRequest, suiteId, runId, runAttempt };
  return stickyComment(connect(githubToken, interruption), place, interruption);
}
