import { badCredentials, type GithubAnswer, refusal, requiresAuthentication } from './github-answer.ts';
import { repositoryId } from './github-resources.ts';
import { answerIssues, type MatchedOperation, matchOperation, requestIssues } from './openapi-operations.ts';
import type { ReceivedRequest } from './received-request.ts';
import { answerRest, type RestContext } from './rest-operations.ts';
import { answerViewer, viewerIssues } from './viewer-query.ts';

/** A request to the API, told apart: an operation of the REST API, or a GraphQL query. */
export type ApiCall = MatchedOperation | { readonly operation: 'graphql' };

export interface ApiAnswer extends GithubAnswer {
  /** What is wrong with our own answer. */
  readonly issues: readonly string[];
}

/** What a request asks of the API; undefined when it is nothing that we know. */
export function apiCall({ settings }: RestContext, { method, path }: ReceivedRequest): ApiCall | undefined {
  const prefix = settings.enterprise ? '/api/v3' : '';
  if (method === 'POST' && path === (settings.enterprise ? '/api/graphql' : '/graphql'))
    return { operation: 'graphql' };
  if (!path.startsWith(`${prefix}/`)) return undefined;
  // The links of a paged list name the repository by its id.
  const byName = path.slice(prefix.length).replace(`/repositories/${repositoryId}/`, `/repos/${settings.repository}/`);
  return matchOperation(method, byName);
}

export function apiIssues(call: ApiCall, request: ReceivedRequest): string[] {
  const wanted = ['authorization', 'user-agent'].filter((name) => !(name in request.headers));
  return [
    ...wanted.map((name) => `headers: "${name}" is missing`),
    ...(call.operation === 'graphql' ? viewerIssues(request) : requestIssues(call, request)),
  ];
}

/** Answers as GitHub does: who asks, then whether the request can be understood, then the operation. */
export function answerApi(context: RestContext, call: ApiCall, request: ReceivedRequest): ApiAnswer {
  const answer = refusedCaller(context, request) ?? refusedRequest(call, request) ?? performed(context, call, request);
  const issues = call.operation === 'graphql' ? [] : answerIssues(call.operation, answer.status, answer.body);
  return { ...answer, issues };
}

/** https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api, read 2026-11-24. */
function refusedCaller({ settings }: RestContext, { headers }: ReceivedRequest): GithubAnswer | undefined {
  if (headers['user-agent'] === undefined) return refusal(403, 'Request forbidden by administrative rules.');
  if (headers.authorization === undefined) return requiresAuthentication();
  const token = /^(?:token|bearer) (?<token>.+)$/i.exec(headers.authorization)?.groups?.token;
  return token === settings.token ? undefined : badCredentials();
}

function refusedRequest(call: ApiCall, request: ReceivedRequest): GithubAnswer | undefined {
  if (request.bytes.length > 0 && request.body === undefined) return refusal(400, 'Problems parsing JSON');
  const issues = apiIssues(call, request);
  return issues.length === 0 ? undefined : refusal(422, `Invalid request.\n\n${issues.join('\n')}`);
}

function performed(context: RestContext, call: ApiCall, request: ReceivedRequest): GithubAnswer {
  return call.operation === 'graphql' ? answerViewer(context.settings) : answerRest(context, call, request);
}
