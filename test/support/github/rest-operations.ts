import { authorOf, type CommentStore, type IssueComment } from './comment-store.ts';
import { notAccessible } from './faults.ts';
import { type GithubAnswer, notFound, refusal } from './github-answer.ts';
import type { Access, GithubSettings } from './github-options.ts';
import { commentResource, type GithubAddresses, repositoryId } from './github-resources.ts';
import { pageOf } from './link-header.ts';
import type { MatchedOperation } from './openapi-operations.ts';

/** What the REST operations work on. */
export interface RestContext {
  readonly settings: GithubSettings;
  readonly addresses: GithubAddresses;
  readonly comments: CommentStore;
}

/** The part of a request that has been checked against the description. */
export interface CheckedRequest {
  readonly query: { readonly [name: string]: string };
  readonly body: unknown;
}

/** https://github.com/orgs/community/discussions/27190, and the refusal itself. In characters, not bytes or UTF-16 units. */
const bodyLimit = 65_536;

/** Answers an operation of the REST API whose request fits its description. */
export function answerRest(context: RestContext, matched: MatchedOperation, request: CheckedRequest): GithubAnswer {
  const { settings, comments } = context;
  const { path } = matched;
  if (`${path.owner}/${path.repo}`.toLowerCase() !== settings.repository.toLowerCase()) return notFound();
  switch (matched.operation) {
    case 'issues/list-comments':
      return mayRead(settings)
        ? listComments(context, Number(path.issue_number), request.query)
        : noIssueAccess('read');
    case 'issues/create-comment':
      return mayWrite(settings) ? createComment(context, Number(path.issue_number), request.body) : noIssueAccess();
    case 'issues/update-comment':
      if (!mayWrite(settings)) return noIssueAccess();
      return updateComment(context, comments.find(Number(path.comment_id)), request.body);
  }
}

function listComments(
  { settings, addresses, comments }: RestContext,
  issue: number,
  query: { readonly [name: string]: string },
): GithubAnswer {
  const missing = missingIssue(settings, issue);
  if (missing !== undefined) return missing;
  const since = Date.parse(query.since ?? '1970-01-01T00:00:00Z');
  const found = comments.of(issue).filter((comment) => Date.parse(comment.updatedAt) >= since);
  const { items, link } = pageOf(
    found,
    query,
    `${addresses.apiUrl}/repositories/${repositoryId}/issues/${issue}/comments`,
  );
  return {
    status: 200,
    headers: link === undefined ? {} : { link },
    body: items.map((comment) => commentResource(comment, settings, addresses)),
  };
}

function createComment({ settings, addresses, comments }: RestContext, issue: number, sent: unknown): GithubAnswer {
  const text = bodyText(sent);
  const refused =
    missingIssue(settings, issue) ??
    (settings.locked.includes(issue) ? refusal(403, 'Unable to create comment because issue is locked.') : undefined) ??
    unfitText(text, '#create-an-issue-comment');
  if (refused !== undefined) return refused;
  const comment = comments.add(issue, text, authorOf(settings.viewerLogin));
  const body = commentResource(comment, settings, addresses);
  const location = `${addresses.apiUrl}/repos/${settings.repository}/issues/comments/${comment.id}`;
  return { status: 201, headers: { location }, body };
}

function updateComment(
  { settings, addresses, comments }: RestContext,
  comment: IssueComment | undefined,
  sent: unknown,
): GithubAnswer {
  const text = bodyText(sent);
  if (comment === undefined) return notFound();
  const refused = unfitText(text, '#update-an-issue-comment');
  if (refused !== undefined) return refused;
  return { status: 200, body: commentResource(comments.edit(comment, text), settings, addresses) };
}

/** "At least one of" the two, says https://docs.github.com/rest/issues/comments#create-an-issue-comment (2026-11-24). */
function mayWrite({ permissions }: GithubSettings): boolean {
  return permissions.issues === 'write' || permissions.pullRequests === 'write';
}

/** "Can be used without … permissions if only public resources are requested": the same page. */
function mayRead({ permissions, visibility }: GithubSettings): boolean {
  return visibility === 'public' || permissions.issues !== 'none' || permissions.pullRequests !== 'none';
}

function noIssueAccess(needed: Access = 'write'): GithubAnswer {
  return notAccessible(`issues=${needed}; pull_requests=${needed}`);
}

function missingIssue({ pullRequests, deleted }: GithubSettings, issue: number): GithubAnswer | undefined {
  if (deleted.includes(issue)) return refusal(410, 'This issue was deleted', { docs: '/issues/issues#get-an-issue' });
  return pullRequests.includes(issue) ? undefined : notFound();
}

/** GitHub's words, from easybuilders/easybuild-easyconfigs#24647 (2025-11-21). */
function unfitText(text: string, anchor: string): GithubAnswer | undefined {
  const message = text.trim() === '' ? "Body can't be blank" : `Body is too long (maximum is ${bodyLimit} characters)`;
  if (text.trim() !== '' && [...text].length <= bodyLimit) return undefined;
  const errors = [{ resource: 'IssueComment', code: 'unprocessable', field: 'data', message }];
  return refusal(422, 'Validation Failed', { errors, docs: `/issues/comments${anchor}` });
}

function bodyText(sent: unknown): string {
  return typeof sent === 'object' && sent !== null && 'body' in sent ? String(sent.body) : '';
}
