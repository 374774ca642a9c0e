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

function userResource({ login, type }: Author, at: GithubAddresses): object {
  const url = `${at.apiUrl}/users/${encodeURIComponent(login)}`;
  return {
    login,
    id: userId(login),
    node_id: `U_${userId(login)}`,
    avatar_url: `https://avatars.githubusercontent.com/u/${userId(login)}?v=4`,
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

/** Any number that is the same for the same name. */
export function userId(login: string): number {
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
