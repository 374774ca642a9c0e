import { storageError } from './blob-store.ts';
import { badCredentials, type GithubAnswer, refusal } from './github-answer.ts';
import type { RestOperation } from './openapi-operations.ts';

export type GithubOperation =
  | RestOperation
  | 'graphql'
  | 'artifacts/create'
  | 'artifacts/upload'
  | 'artifacts/finalize';

/**
 * How an operation fails. A number is an answer with that status and the page that GitHub's proxies show; `forbidden`
 * is a token without the permission; `quota` is an account whose artifact storage is full. `reset` ends the connection
 * before anything is done, `lost-answer` after it was done, and `hang` never answers.
 */
type Failure =
  | 500
  | 502
  | 503
  | 'forbidden'
  | 'bad-credentials'
  | 'primary-rate-limit'
  | 'secondary-rate-limit'
  | 'quota'
  | 'reset'
  | 'lost-answer'
  | 'hang';

export interface Fault {
  /** `api` is every REST and GraphQL operation, `artifacts` all of the artifact service. */
  readonly operation: GithubOperation | 'api' | 'artifacts';
  readonly failure: Failure;
  /** How many requests fail; all by default. */
  readonly times?: number;
  /** Of a rate limit: how long to wait, as its headers say; an hour, or a minute when it is a secondary one. */
  readonly waitSeconds?: number;
  /** Of a rate limit: GitHub uses both. */
  readonly status?: 403 | 429;
}

export interface Faults {
  add(fault: Fault): void;
  /** The fault that this request meets, now counted. */
  take(operation: GithubOperation): Fault | undefined;
}

export function faultList(): Faults {
  let waiting: { readonly fault: Fault; readonly times: number }[] = [];
  return {
    add: (fault) => {
      waiting.push({ fault, times: fault.times ?? Number.POSITIVE_INFINITY });
    },
    take: (operation) => {
      const next = waiting.find(({ fault }) => covers(fault.operation, operation));
      waiting = waiting
        .map((entry) => (entry === next ? { ...entry, times: entry.times - 1 } : entry))
        .filter(({ times }) => times > 0);
      return next?.fault;
    },
  };
}

function covers(wanted: Fault['operation'], operation: GithubOperation): boolean {
  const ofArtifacts = operation.startsWith('artifacts/');
  return wanted === operation || (wanted === 'artifacts' && ofArtifacts) || (wanted === 'api' && !ofArtifacts);
}

/** What a failing operation answers, or what becomes of its connection. */
export function failureAnswer(fault: Fault, operation: GithubOperation): GithubAnswer | 'reset' | 'hang' {
  const ofArtifacts = operation.startsWith('artifacts/');
  switch (fault.failure) {
    case 'hang':
      return 'hang';
    case 'reset':
    case 'lost-answer':
      return 'reset';
    case 'forbidden':
      if (operation === 'artifacts/upload') return storageError(403, 'AuthorizationFailure');
      return ofArtifacts ? twirpError(403, 'permission_denied', 'forbidden') : notAccessible();
    case 'quota':
      return twirpError(403, 'permission_denied', 'insufficient usage to create artifact');
    case 'bad-credentials':
      return ofArtifacts ? twirpError(401, 'unauthenticated', 'unauthorized') : badCredentials();
    case 'primary-rate-limit':
      return primaryRateLimit(fault);
    case 'secondary-rate-limit':
      return secondaryRateLimit(fault);
    default:
      if (operation === 'artifacts/upload') return storageError(fault.failure, 'InternalError');
      return ofArtifacts ? twirpError(fault.failure, 'internal', 'internal server error') : unicornPage(fault.failure);
  }
}

/** A refusal in the form of the artifact service (twirp's error format). */
export function twirpError(status: number, code: string, msg: string): GithubAnswer {
  return { status, body: { code, msg } };
}

/**
 * GitHub's words when a token lacks the permission, with the permissions that would do, as in hasura/comment-progress#9
 * and IsmaelMartinez/teams-for-linux, ADR 017.
 */
export function notAccessible(accepted = 'issues=write; pull_requests=write'): GithubAnswer {
  return {
    ...refusal(403, 'Resource not accessible by integration', { docs: '/issues/comments#create-an-issue-comment' }),
    headers: { 'x-accepted-github-permissions': accepted },
  };
}

/** https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api, read 2026-11-24. */
function primaryRateLimit({ waitSeconds = 3600, status = 403 }: Fault): GithubAnswer {
  const docs = '/using-the-rest-api/rate-limits-for-the-rest-api';
  return {
    ...refusal(status, 'API rate limit exceeded for installation ID 12345678.', { docs }),
    headers: {
      'x-ratelimit-remaining': '0',
      'x-ratelimit-used': '1000',
      'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + waitSeconds),
    },
  };
}

function secondaryRateLimit({ waitSeconds = 60, status = 403 }: Fault): GithubAnswer {
  const message = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
  const docs = '/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits';
  return { ...refusal(status, message, { docs }), headers: { 'retry-after': String(waitSeconds) } };
}

/** Errors of the proxies in front of the API come as a page, not as JSON. */
function unicornPage(status: number): GithubAnswer {
  const body = '<!DOCTYPE html>\n<html><head><title>Unicorn! &middot; GitHub</title></head><body></body></html>\n';
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}
