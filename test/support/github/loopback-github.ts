import { createServer, type Server, type ServerResponse } from 'node:http';
import { artifactService, type UploadedArtifact } from './artifact-service.ts';
import { authorOf, commentStore, type IssueComment } from './comment-store.ts';
import { type Fault, failureAnswer, faultList, type GithubOperation } from './faults.ts';
import { type GithubAnswer, notFound } from './github-answer.ts';
import { answerApi, apiCall, apiIssues } from './github-api.ts';
import { githubSettings, type LoopbackGithubOptions } from './github-options.ts';
import { type ReceivedRequest, receiveRequest } from './received-request.ts';

/** A request, and everything in which it, or our answer to it, differs from what GitHub describes. */
interface GithubRequest extends ReceivedRequest {
  readonly operation: GithubOperation | undefined;
  readonly issues: readonly string[];
}

interface SeededComment {
  readonly body: string;
  /** `octocat`, who is no bot, unless told. */
  readonly login?: string;
  /** The first pull request unless told. */
  readonly issue?: number;
}

/** A GitHub on loopback: its API, and the artifact service of its runners. */
export interface LoopbackGithub extends AsyncDisposable {
  readonly url: string;
  readonly token: string;
  readonly repository: string;
  /** What makes the libraries of the actions toolkit talk to it. The workflow's token is not in it: it is an input. */
  readonly env: { readonly [name: string]: string };
  readonly requests: readonly GithubRequest[];
  /** Everything that GitHub would not have understood, and every mistake of the double itself, one line each. */
  readonly violations: readonly string[];
  readonly artifacts: readonly UploadedArtifact[];
  /** Of the first pull request unless told, in the order of their ids. */
  comments(issue?: number): readonly IssueComment[];
  seedComments(comments: readonly SeededComment[]): readonly IssueComment[];
  /** Somebody deletes a comment by hand. */
  deleteComment(id: number): void;
  /** From now on, an operation fails. */
  fail(fault: Fault): void;
}

/** Starts a GitHub on a free port of 127.0.0.1. */
export async function loopbackGithub(options: LoopbackGithubOptions = {}): Promise<LoopbackGithub> {
  const settings = githubSettings(options);
  const faults = faultList();
  for (const fault of options.faults ?? []) faults.add(fault);
  const requests: GithubRequest[] = [];
  const ownMistakes: string[] = [];
  const comments = commentStore();

  const server = createServer((message, response) => {
    receiveRequest(message).then(
      (request) => respond(request, response),
      () => message.socket.destroy(),
    );
  });
  const url = await listening(server);
  const apiUrl = settings.enterprise ? `${url}/api/v3` : url;
  const serverUrl = settings.enterprise ? 'https://github.enterprise.example' : localhostName(url);
  const context = { settings, addresses: { apiUrl, serverUrl }, comments };
  const artifacts = artifactService(url);

  function respond(request: ReceivedRequest, response: ServerResponse): void {
    const call = handlerOf(request);
    requests.push({ ...request, operation: call?.operation, issues: call?.issues ?? ['unknown operation'] });
    const answer = call === undefined ? notFound() : answerOf(call);
    if (answer === 'reset') response.socket?.destroy();
    else if (answer !== 'hang') send(response, answer, call?.operation.startsWith('artifacts/') ? {} : rateLimit());
  }

  function answerOf(call: Handler): GithubAnswer | 'reset' | 'hang' {
    const fault = faults.take(call.operation);
    if (fault === undefined) return call.answer();
    if (fault.failure === 'lost-answer') call.answer();
    return failureAnswer(fault, call.operation);
  }

  function handlerOf(request: ReceivedRequest): Handler | undefined {
    const upload = artifacts.match(request);
    if (upload !== undefined) {
      const issues = artifacts.issues(upload, request);
      return { operation: upload, issues, answer: () => artifacts.answer(upload, request) };
    }
    const call = apiCall(context, request);
    if (call === undefined) return undefined;
    const answer = (): GithubAnswer => {
      const { issues, ...answered } = answerApi(context, call, request);
      ownMistakes.push(...issues.map((issue) => violation(request, issue)));
      return answered;
    };
    return { operation: call.operation, issues: apiIssues(call, request), answer };
  }

  /** A workflow's token may ask 1,000 times an hour. */
  function rateLimit(): Record<string, string> {
    const used = requests.length;
    return {
      'x-ratelimit-limit': '1000',
      'x-ratelimit-remaining': String(1000 - used),
      'x-ratelimit-used': String(used),
      'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 3600),
      'x-ratelimit-resource': 'core',
    };
  }

  const firstIssue = settings.pullRequests[0] ?? 1;
  return {
    url,
    token: settings.token,
    repository: settings.repository,
    env: {
      GITHUB_API_URL: apiUrl,
      GITHUB_GRAPHQL_URL: settings.enterprise ? `${url}/api/graphql` : `${url}/graphql`,
      GITHUB_SERVER_URL: serverUrl,
      GITHUB_REPOSITORY: settings.repository,
      GITHUB_RETENTION_DAYS: '90',
      ACTIONS_RESULTS_URL: `${url}/`,
      ACTIONS_RUNTIME_TOKEN: artifacts.token,
      // The library of the blob store would send even loopback to a proxy.
      NO_PROXY: '127.0.0.1',
      no_proxy: '127.0.0.1',
    },
    requests,
    get violations() {
      const ofRequests = requests.flatMap((request) => request.issues.map((issue) => violation(request, issue)));
      return [...ofRequests, ...ownMistakes];
    },
    artifacts: artifacts.finished,
    comments: (issue = firstIssue) => comments.of(issue),
    seedComments: (seeds) =>
      seeds.map(({ body, login = 'octocat', issue = firstIssue }) => comments.add(issue, body, authorOf(login))),
    deleteComment: comments.remove,
    fail: faults.add,
    [Symbol.asyncDispose]: () => closed(server),
  };
}

interface Handler {
  readonly operation: GithubOperation;
  readonly issues: readonly string[];
  answer(): GithubAnswer;
}

function violation({ method, path }: ReceivedRequest, issue: string): string {
  return `${method} ${path}: ${issue}`;
}

function send(response: ServerResponse, answer: GithubAnswer, common: Record<string, string>): void {
  const json = typeof answer.body !== 'string';
  response.writeHead(answer.status, {
    ...(json ? { 'content-type': 'application/json; charset=utf-8' } : {}),
    'x-github-request-id': '0400:1A2B3C:4D5E6F:708192:6566A7B8',
    ...common,
    ...answer.headers,
  });
  response.end(json ? JSON.stringify(answer.body) : answer.body);
}

/** The artifact library takes a host under `.localhost` for GitHub itself, and 127.0.0.1 for an enterprise server. */
function localhostName(url: string): string {
  return url.replace('127.0.0.1', 'github.localhost');
}

function listening(server: Server): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : ''}`);
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
