import * as z from 'zod';
import { ActionProblemError } from './action-problem.ts';

/** What started the workflow, as far as it matters here. Nothing of it can be trusted but the environment's own parts. */
export interface WorkflowEvent {
  readonly name: string;
  readonly owner: string;
  readonly repo: string;
  /** A repository whose visibility is not known counts as public. */
  readonly isPrivate: boolean;
  /** The commit under test: the head of a pull request, else what the workflow runs on. */
  readonly sha: string;
  readonly pullRequest: number | null;
  /** Known or not by its number: what it costs is not the decision of whoever pushes. */
  readonly isForPullRequest: boolean;
  /** What the event brings comes, or may come, from another repository. */
  readonly fromFork: boolean;
  /** GitHub gives such a run no secrets: of a fork's pull request, or Dependabot's. */
  readonly secretsWithheld: boolean;
  /** For a run on a fork's behalf: the commit that holds nothing of the fork; null when even that one does. */
  readonly ownSha: string | null;
  /** Of the workflow run. */
  readonly runId: number;
  readonly runAttempt: number;
  readonly links: { readonly commit: string; readonly run: string };
}

const repositorySchema = z.object({ full_name: z.string() });
const pullRequestSchema = z.object({
  number: z.number(),
  user: z.object({ login: z.string() }).nullish(),
  head: z.object({ sha: z.string(), repo: repositorySchema.nullish() }),
});

/** The parts of an event's payload that are read (docs.github.com, "Webhook events and payloads", 2026-11-24). */
const payloadSchema = z.object({
  repository: z.object({ private: z.boolean() }).nullish(),
  pull_request: pullRequestSchema.nullish(),
  /** `issue_comment`: on a pull request when it has this field. */
  issue: z.object({ number: z.number(), pull_request: z.unknown().optional() }).nullish(),
  workflow_run: z
    .object({
      head_sha: z.string(),
      head_repository: repositorySchema.nullish(),
      pull_requests: z.array(z.object({ number: z.number() })).nullish(),
    })
    .nullish(),
});

/** Events about a commit or a conversation, whose payload does not say that it is a fork's. */
const silentEvents: readonly string[] = ['check_run', 'check_suite', 'status', 'discussion', 'discussion_comment'];

/**
 * Events about a fork's work that run as the repository's own: with its secrets, and on a commit of its own. On
 * `pull_request` and its kin GITHUB_SHA is the merge of the fork's commit (docs.github.com, "Events that trigger workflows", 2026-11-24).
 */
const trustedEvents: readonly string[] = ['pull_request_target', 'workflow_run', 'issue_comment', ...silentEvents];

/** Pull requests start these too, without being named. */
const limitedEvents: readonly string[] = ['merge_group', 'workflow_run'];

type Payload = z.infer<typeof payloadSchema>;

const dependabot = 'dependabot[bot]';

/** Events that give no secrets to what Dependabot triggers (docs.github.com, "Dependabot on Actions", 2026-11-24). */
const withheldFromDependabot: readonly string[] = [
  'pull_request',
  'pull_request_review',
  'pull_request_review_comment',
  'push',
  'create',
  'deployment',
  'deployment_status',
];

/** Reads the event from the runner's environment and the payload's file. Throws when this is no workflow. */
export function workflowEvent(env: Readonly<Record<string, string | undefined>>, payload: unknown): WorkflowEvent {
  const repository = env.GITHUB_REPOSITORY ?? '';
  const [owner, repo] = repository.split('/');
  if (!owner || !repo) throw new ActionProblemError({ kind: 'no-workflow' });
  const parsed = payloadSchema.safeParse(payload);
  const event: Payload = parsed.success ? parsed.data : {};
  const name = env.GITHUB_EVENT_NAME ?? '';
  const isFork = isFromFork(name, event, repository);
  const sha = env.GITHUB_SHA ?? '';
  const run = `${env.GITHUB_SERVER_URL ?? 'https://github.com'}/${repository}`;
  const tested = event.pull_request?.head.sha ?? event.workflow_run?.head_sha ?? sha;
  return {
    name,
    owner,
    repo,
    isPrivate: event.repository?.private ?? false,
    sha: tested,
    pullRequest: pullRequestOf(event),
    isForPullRequest: pullRequestOf(event) !== null || isFork || limitedEvents.includes(name),
    fromFork: isFork || !isReadable(name, parsed.success, event),
    secretsWithheld:
      (isFork && !trustedEvents.includes(name)) ||
      (withheldFromDependabot.includes(name) &&
        [env.GITHUB_ACTOR, event.pull_request?.user?.login].includes(dependabot)),
    ownSha: trustedEvents.includes(name) ? sha : null,
    runId: Number(env.GITHUB_RUN_ID ?? 0),
    runAttempt: Number(env.GITHUB_RUN_ATTEMPT ?? 1),
    links: { commit: `${run}/commit/${tested}`, run: `${run}/actions/runs/${env.GITHUB_RUN_ID ?? ''}` },
  };
}

function pullRequestOf({ pull_request, issue, workflow_run }: Payload): number | null {
  if (pull_request) return pull_request.number;
  if (issue?.pull_request) return issue.number;
  return workflow_run?.pull_requests?.[0]?.number ?? null;
}

/** A head without a repository is a fork that was deleted. */
function isFromFork(name: string, { pull_request, issue, workflow_run }: Payload, repository: string): boolean {
  if (pull_request) return pull_request.head.repo?.full_name !== repository;
  if (issue?.pull_request || silentEvents.includes(name)) return true;
  return Boolean(workflow_run) && workflow_run?.head_repository?.full_name !== repository;
}

/** Of a payload that cannot be read, or lacks what its event is about, nobody can say that it is not a fork's. */
function isReadable(name: string, parsed: boolean, { pull_request, issue, workflow_run }: Payload): boolean {
  if (name.startsWith('pull_request')) return Boolean(pull_request);
  if (name === 'workflow_run') return Boolean(workflow_run);
  return parsed && (name !== 'issue_comment' || Boolean(issue));
}
