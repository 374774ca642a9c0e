import { getOctokit } from '@actions/github';
import type { Interruption } from '../interruption.ts';
import type { Octokit } from './sticky-comment.ts';

/** A call to GitHub that takes longer than this gets no answer; a cancelled workflow has ten seconds for all it does. */
const callTimeoutMs = 15_000;
const lastCallTimeoutMs = 3_000;

/** The client of GitHub's API at the address that the runner names. An interruption ends the call that it meets. */
export function connect(token: string, { signal, by }: Interruption): Octokit {
  const octokit = getOctokit(token);
  octokit.hook.before('request', (options) => {
    const limit = AbortSignal.timeout(by() === 'cancelled' ? lastCallTimeoutMs : callTimeoutMs);
    const ends = signal.aborted ? limit : AbortSignal.any([limit, signal]);
    options.request = { ...options.request, signal: ends };
  });
  return octokit;
}
