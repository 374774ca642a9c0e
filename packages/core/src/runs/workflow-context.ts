import type { GitContext } from '../analyzer/report.ts';

/** Variables of the surroundings, by name. */
type Env = Readonly<Record<string, string | undefined>>;

/** The origin of a run that is not a workflow's. */
export const localOrigin = 'local';

/** What is being tested, as GitHub Actions tells it (docs.github.com, "Default environment variables", 2026-11-23). */
export function gitContext(env: Env): GitContext | null {
  const { GITHUB_REPOSITORY: repository, GITHUB_SHA: sha, GITHUB_REF: ref } = env;
  if (!repository || !sha || !ref) return null;
  const pullRequest = /^refs\/pull\/(\d+)\//.exec(ref)?.[1];
  return { repository, sha, ref, pullRequest: pullRequest === undefined ? null : Number(pullRequest) };
}

/**
 * Where the jobs of a run come from, as it stands in their names: `<repository id>.<workflow run id>` in a workflow of
 * GitHub Actions (the same page, 2026-11-24), else `local`.
 */
export function workflowOrigin(env: Env): string {
  const { GITHUB_ACTIONS: inWorkflow, GITHUB_REPOSITORY_ID: repository = '', GITHUB_RUN_ID: run = '' } = env;
  const known = inWorkflow === 'true' && [repository, run].every((id) => /^\d+$/.test(id));
  return known ? `${repository}.${run}` : localOrigin;
}
