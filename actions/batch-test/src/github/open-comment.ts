import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { defaultSuiteFile } from '@gemini-batch-test/core';
import type { InputName } from '../inputs.ts';
import type { Session } from '../session.ts';
import type { WorkflowEvent } from '../workflow-event.ts';
import { connect } from './connect.ts';
import { type StickyComment, stickyComment } from './sticky-comment.ts';

/**
 * The comment of this suite on this pull request; null without a pull request, a token, or the wish for one. It takes the
 * inputs as they are, because wrong ones are told in it too.
 */
export function openComment(
  read: (name: InputName) => string,
  { owner, repo, pullRequest, runId, runAttempt }: WorkflowEvent,
  { log, words, interruption }: Session,
): StickyComment | null {
  if (pullRequest === null || read('comment').toLowerCase() === 'false') return null;
  const token = read('github-token');
  if (token === '') {
    log.warning(words.noToken);
    return null;
  }
  const place = { owner, repo, pullRequest, suiteId: suiteIdOf(read), runId, runAttempt };
  return stickyComment(connect(token, interruption), place, interruption);
}

/** Names a suite within its repository, however its path is written; a model that is asked for makes another test of it. */
function suiteIdOf(read: (name: InputName) => string): string {
  const normal = (path: string) => posix.normalize(path.replaceAll('\\', '/')).replace(/\/$/, '');
  const what = read('type') || normal(read('suite') || defaultSuiteFile);
  const parts = [normal(read('working-directory') || '.'), what, read('model')];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}
