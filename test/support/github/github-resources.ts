import type { Author, IssueComment } from './comment-store.ts';
import type { GithubSettings } from './github-options.ts';

/** Where the API and the pages are. */
export interface GithubAddresses {
  readonly apiUrl: string;
  readonly serverUrl: string;
}

/** Links of paged lists name the repository by its id. */
export const repositoryId = 4711;

/** https://api.github.com/users/github-actions%5Bbot%5D has this id, and the app https://github.com/apps/github-actions that. */
const actionsBotId = 41_898_282;
const actionsAppId = 15_368;

export function repositoryResource(settings: GithubSettings, at: GithubAddresses): object {
  const [owner = '', name = ''] = settings.repository.split('/');
  return {
    id: repositoryId,
    node_id: `R_${repositoryId}`,
    name,
    full_name: settings.repository,
    owner: { ...userResource({ login: owner, type: 'User' }, at), type: 'Organization' },
    private: settings.visibility === 'private',
    visibility: settings.visibility,
    html_url: `${at.serverUrl}/${settings.repository}`,
    url: `${at.apiUrl}/repos/${settings.repository}`,
    description: null,
    fork: false,
    default_branch: 'main',
    archived: false,
    disabled: false,
    has_issues: true,
    permissions: { admin: false, maintain: false, push: false, triage: false, pull: false },
  };
}

export function commentResource(comment: IssueComment, { repository }: GithubSettings, at: GithubAddresses): object {
  const { id, issue, user } = comment;
  return {
    url: `${at.apiUrl}/repos/${repository}/issues/comments/${id}`,
    html_url: `${at.serverUrl}/${repository}/pull/${issue}#issuecomment-${id}`,
    issue_url: `${at.apiUrl}/repos/${repository}/issues/${issue}`,
    id,
    node_id: `IC_${id}`,
    user: userResource(user, at),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    body: comment.body,
    author_association: user.type === 'Bot' ? 'NONE' : 'CONTRIBUTOR',
    reactions: noReactions(`${at.apiUrl}/repos/${repository}/issues/comments/${id}/reactions`),
    performed_via_github_app: user.login === 'github-actions[bot]' ? actionsApp(at) : null,
  };
}

export function statusResource(
  status: { readonly id: number; readonly sha: string; readonly createdAt: string; readonly creator: Author },
  given: { readonly state?: unknown; readonly target_url?: unknown; readonly description?: unknown; context?: unknown },
  { repository }: GithubSettings,
  at: GithubAddresses,
): object {
  return {
    url: `${at.apiUrl}/repos/${repository}/statuses/${status.sha}`,
    avatar_url: avatarUrl(status.creator),
    id: status.id,
    node_id: `SC_${status.id}`,
    target_url: null,
    description: null,
    context: 'default',
    ...given,
    created_at: status.createdAt,
    updated_at: status.createdAt,
    creator: userResource(status.creator, at),
  };
}

function userResource(user: Author, at: GithubAddresses): object {
  const { login, type } = user;
  const url = `${at.apiUrl}/users/${encodeURIComponent(login)}`;
  return {
    login,
    id: userId(login),
    node_id: `U_${userId(login)}`,
    avatar_url: avatarUrl(user),
    gravatar_id: '',
    url,
    html_url: `${at.serverUrl}/${type === 'Bot' ? `apps/${login.replace('[bot]', '')}` : login}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type,
    user_view_type: 'public',
    site_admin: false,
  };
}

function avatarUrl({ login }: Author): string {
  return `https://avatars.githubusercontent.com/u/${userId(login)}?v=4`;
}

/** Any number that is the same for the same name. */
function userId(login: string): number {
  if (login === 'github-actions[bot]') return actionsBotId;
  return [...login].reduce((id, letter) => (id * 31 + (letter.codePointAt(0) ?? 0)) % 100_000_007, 7);
}

function actionsApp(at: GithubAddresses): object {
  return {
    id: actionsAppId,
    slug: 'github-actions',
    node_id: `A_${actionsAppId}`,
    owner: { ...userResource({ login: 'github', type: 'User' }, at), type: 'Organization' },
    name: 'GitHub Actions',
    description: 'Automate your workflow from idea to production',
    external_url: 'https://help.github.com/en/actions',
    html_url: 'https://github.com/apps/github-actions',
    created_at: '2018-07-30T09:30:17Z',
    updated_at: '2024-04-10T20:33:16Z',
    permissions: { checks: 'write', contents: 'write', issues: 'write', metadata: 'read', pull_requests: 'write' },
    events: ['pull_request', 'push', 'workflow_dispatch'],
  };
}

function noReactions(url: string): object {
  const counts = { laugh: 0, hooray: 0, confused: 0, heart: 0, rocket: 0, eyes: 0 };
  return { url, total_count: 0, '+1': 0, '-1': 0, ...counts };
}
