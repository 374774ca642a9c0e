import { getOctokit } from '@actions/github';
import type { Octokit } from './sticky-comment.ts';

/** A call to GitHub that takes longer than this gets no answer. */
const callTimeoutMs = 15_000;

/** The client of GitHub's API at the address that the runner names. */
export function connect(token: string): Octokit {
  const octokit = getOctokit(token);
  octokit.hook.before('request', (options) => {
    options.request = { ...options.request, signal: AbortSignal.timeout(callTimeoutMs) };
  });
  return octokit;
}
