import { getOctokit } from '@actions/github';
import type { Interruption } from '../interruption.ts';
import type { Octokit } from './sticky-comment.ts';

/** A call to GitHub that takes longer than this gets no answer; a cancelled workflow has ten seconds for all it does. */
const callTimeoutMs = 15_000;
const shortTimeoutMs = 3_000;

/** The client of GitHub's API at the address that the runner names. An interruption ends a read that it meets. */
export function connect(token: string, { signal, by }: Interruption): Octokit {
  const octokit = getOctokit(token);
  octokit.hook.before('request', (options) => {
    // A write that is under way is not broken off: nobody could say whether it was done.
    const isWrite = options.method !== 'GET' && !options.url.endsWith('/graphql');
    const limit = AbortSignal.timeout(isWrite || by() === 'cancelled' ? shortTimeoutMs : callTimeoutMs);
    const ends = signal.aborted || isWrite ? limit : AbortSignal.any([limit, signal]);
    options.request = { ...options.request, signal: ends };
  });
  return octokit;
}
