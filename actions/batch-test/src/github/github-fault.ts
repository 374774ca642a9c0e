import * as z from 'zod';

/** Why a call to GitHub failed, as far as it matters to someone who wants to mend it. */
export type GithubFault =
  | { readonly kind: 'token' | 'permission' | 'rate-limit' | 'not-found' }
  | { readonly kind: 'status'; readonly status: number; readonly message: string }
  | { readonly kind: 'unreachable'; readonly message: string };

/** An error of octokit's that carries an answer. */
const answeredSchema = z.object({
  status: z.number(),
  message: z.string().default(''),
  response: z.object({ status: z.number(), headers: z.record(z.string(), z.unknown()) }),
});

/** GraphQL answers 200 with errors (docs.github.com, "Forming calls with GraphQL", 2026-11-24). */
const graphqlSchema = z.object({
  errors: z.array(z.object({ type: z.string().default(''), message: z.string().default('') })).min(1),
});

/** Reads an error of octokit's: what GitHub answered, or that it did not. */
export function githubFault(error: unknown): GithubFault {
  const graphql = graphqlSchema.safeParse(error);
  if (graphql.success) return graphqlFault(graphql.data.errors);
  const answered = answeredSchema.safeParse(error);
  if (!answered.success) {
    return { kind: 'unreachable', message: error instanceof Error ? error.message : String(error) };
  }
  const { status, message, response } = answered.data;
  if (status === 401) return { kind: 'token' };
  if (isLimit(status, response.headers, message)) return { kind: 'rate-limit' };
  if (status === 403 && message.includes('Resource not accessible')) return { kind: 'permission' };
  // The proxies in front of GitHub answer with a page.
  return status === 404
    ? { kind: 'not-found' }
    : { kind: 'status', status, message: message.replace(/<!DOCTYPE.*/is, '') };
}

function graphqlFault(errors: z.infer<typeof graphqlSchema>['errors']): GithubFault {
  if (errors.some(({ type }) => type.startsWith('RATE_LIMIT'))) return { kind: 'rate-limit' };
  if (errors.some(({ type }) => type === 'FORBIDDEN' || type === 'INSUFFICIENT_SCOPES')) return { kind: 'permission' };
  return { kind: 'status', status: 200, message: errors.map(({ message }) => message).join('; ') };
}

function isLimit(status: number, headers: Readonly<Record<string, unknown>>, message: string): boolean {
  if (status === 429) return true;
  if (status !== 403) return false;
  return 'retry-after' in headers || headers['x-ratelimit-remaining'] === '0' || /rate limit/i.test(message);
}

const tries = 3;

/** A comment is not worth more of a runner's time than this. */
const longestWaitMs = 60_000;

/**
 * How long to wait before a call to GitHub is tried again; null when that would not help. After a limit, GitHub says
 * how long with `retry-after` (docs.github.com, "Rate limits for the REST API", 2026-11-24).
 */
export function waitBeforeRetryMs(error: unknown, attempt: number): number | null {
  if (attempt >= tries) return null;
  const growingMs = 1000 * attempt ** 2;
  if (graphqlSchema.safeParse(error).success) return null;
  const answered = answeredSchema.safeParse(error);
  if (!answered.success || answered.data.status >= 500) return growingMs;
  const askedMs = Number(answered.data.response.headers['retry-after'] ?? Number.NaN) * 1000;
  if (githubFault(error).kind !== 'rate-limit' || !(askedMs <= longestWaitMs)) return null;
  return Math.max(askedMs, growingMs);
}
