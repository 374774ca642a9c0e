import type { getOctokit } from '@actions/github';
import { type Clock, systemClock } from '@gemini-batch-test/core';
import type { Interruption } from '../interruption.ts';
import { type Marker, markerLine, readMarker } from './comment-marker.ts';
import { githubFault, waitBeforeRetryMs } from './github-fault.ts';

export type Octokit = ReturnType<typeof getOctokit>;

/** Which comment is meant: one per suite and pull request. */
export interface CommentPlace extends Marker {
  readonly owner: string;
  readonly repo: string;
  readonly pullRequest: number;
}

/** A comment that is kept up to date. */
export interface StickyComment {
  /** Writes the comment, making it when it is not there. Gives its address; `newer` when a newer run's stands there. */
  write(body: string): Promise<{ readonly url: string } | 'newer'>;
}

interface FoundComment {
  readonly id: number;
  readonly body: string;
}

/** A comment of our own on a pull request: found over all pages by the marker on its first line and by its author. */
export function stickyComment(
  octokit: Octokit,
  place: CommentPlace,
  { signal }: Pick<Interruption, 'signal'>,
  clock: Clock = systemClock,
): StickyComment {
  const { owner, repo, pullRequest } = place;
  const marker = markerLine(place);
  let self: Self | null = null;
  let made: FoundComment | null = null;

  /** The one that this process made, when it is among them: another may have been made at the same time. */
  async function find(): Promise<FoundComment | null> {
    self ??= await ownSelf(octokit);
    let first: FoundComment | null = null;
    const pages = octokit.paginate.iterator(octokit.rest.issues.listComments, {
      owner,
      repo,
      issue_number: pullRequest,
      per_page: 100,
    });
    for await (const { data } of pages) {
      for (const { id, body, user } of data) {
        if (!isWrittenBy(self, user)) continue;
        if (readMarker(body ?? '')?.suiteId !== place.suiteId) continue;
        first ??= { id, body: body ?? '' };
        if (made === null || id === made.id) return { id, body: body ?? '' };
      }
    }
    return first;
  }

  async function create(body: string): Promise<{ url: string }> {
    const { data } = await octokit.rest.issues.createComment({ owner, repo, issue_number: pullRequest, body });
    made = { id: data.id, body };
    return { url: data.html_url };
  }

  async function writeOnce(body: string): Promise<{ url: string } | 'newer'> {
    // A list may lag behind what was just made.
    const found = (await find()) ?? made;
    if (found === null) return await create(body);
    if (isNewer(readMarker(found.body), place)) return 'newer';
    try {
      const { data } = await octokit.rest.issues.updateComment({ owner, repo, comment_id: found.id, body });
      return { url: data.html_url };
    } catch (error) {
      // Somebody deleted it in between.
      if (githubFault(error).kind !== 'not-found') throw error;
      return await create(body);
    }
  }

  return {
    // A comment whose making got no answer may be there all the same: each try looks first, so none is made twice.
    async write(body) {
      // What was interrupted before it began is the last word, and may be tried again.
      const untilThen = signal.aborted ? undefined : signal;
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await writeOnce(`${marker}\n${body}`);
        } catch (error) {
          const delayMs = waitBeforeRetryMs(error, attempt);
          if (delayMs === null) throw error;
          await clock.sleep(delayMs, untilThen);
        }
      }
    },
  };
}

interface Self {
  readonly login: string;
  readonly databaseId: number | null;
}

/**
 * Who the token writes as. REST tells it to users only; GraphQL also to the workflow's own token and to apps, whose
 * logins end in `[bot]` at one place and not at another (docs.github.com, GraphQL `Query.viewer`, 2026-11-24).
 */
async function ownSelf(octokit: Octokit): Promise<Self> {
  const { viewer } = await octokit.graphql<{ viewer: Self }>('query { viewer { login databaseId } }');
  return viewer;
}

/** Somebody may bear an app's name; nobody has its id. Where GitHub gives none, a namesake must at least be of its kind. */
function isWrittenBy({ login, databaseId }: Self, user: Author | null): boolean {
  if (user === null) return false;
  if (databaseId !== null) return user.id === databaseId;
  const plain = (name: string) => name.replace(/\[bot\]$/, '');
  return plain(user.login) === plain(login) && (user.type === 'Bot') === login.endsWith('[bot]');
}

interface Author {
  readonly id: number;
  readonly login: string;
  readonly type: string;
}

function isNewer(found: ReturnType<typeof readMarker>, { runId, runAttempt }: CommentPlace): boolean {
  if (found === null) return false;
  return found.runId > runId || (found.runId === runId && found.runAttempt > runAttempt);
}
