import type { GithubAnswer } from './github-answer.ts';
import type { GithubSettings } from './github-options.ts';
import { userId } from './github-resources.ts';
import type { ReceivedRequest } from './received-request.ts';

/** The one query of the GraphQL API that is known here. */
const viewerQuery = 'query{viewer{logindatabaseId}}';

export function viewerIssues({ body }: ReceivedRequest): string[] {
  if (typeof body !== 'object' || body === null || !('query' in body)) return ['body: "query" is missing'];
  const query = String(body.query).replaceAll(/\s+/g, '');
  return query === viewerQuery || `query${query}` === viewerQuery ? [] : [`graphql: unknown query ${query}`];
}

/** For the token of a workflow GitHub names the bot, with its brackets. */
export function answerViewer({ viewerLogin }: GithubSettings): GithubAnswer {
  return { status: 200, body: { data: { viewer: { login: viewerLogin, databaseId: userId(viewerLogin) } } } };
}
