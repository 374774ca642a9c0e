import type { GitContext } from '@gemini-batch-test/core';

/** What is being tested, as GitHub Actions tells it (docs.github.com, "Default environment variables", 2026-11-23). */
export function gitContext(env: Readonly<Record<string, string | undefined>>): GitContext | null {
  const { GITHUB_REPOSITORY: repository, GITHUB_SHA: sha, GITHUB_REF: ref } = env;
  if (!repository || !sha || !ref) return null;
  const pullRequest = /^refs\/pull\/(\d+)\//.exec(ref)?.[1];
  return { repository, sha, ref, pullRequest: pullRequest === undefined ? null : Number(pullRequest) };
}
