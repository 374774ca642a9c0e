import { connectionFaultOf } from '../call-faults/connection-fault.ts';
import { withCallFaults } from '../call-faults/with-call-faults.ts';
import type { FoundCall } from '../calls/call.ts';
import type { EmulatorContext, EmulatorParts } from '../emulator-context.ts';
import { authorize } from '../http/authorize.ts';
import { internalError, ServiceError, unimplemented } from '../http/service-error.ts';
import type { FiredRule } from '../observe/fired-rule.ts';
import { shownPath } from '../observe/shown-path.ts';
import { findCall } from './find-call.ts';
import { problemOf } from './problem-of.ts';

/** Collections of the API that are not served at all, or for a creation only. */
const notServed =
  /^\/v1(?:alpha|beta)?\/(cachedContents|corpora|fileSearchStores|tunedModels|interactions|webhooks)(?:[/:]|$)/;

/** A call of the SDKs on a collection that is served otherwise (googleapis/python-genai and dotnet-genai, 2026-11-28). */
const registersFiles = /^\/v1(?:alpha|beta)?\/files:register$/;

/** Answers one request of the API, with what the rules make of it, and notes it in the log. */
export async function answerCall(parts: EmulatorParts, request: Request): Promise<Response> {
  const startMs = performance.now();
  const nowMs = await parts.clock.now();
  const context: EmulatorContext = { ...parts, now: () => nowMs };
  const url = new URL(request.url);
  const found = findCall(request.method, url);
  let problem: string | null = null;
  const note = (status: number | null, rule: FiredRule | null): void => {
    const durationMs = performance.now() - startMs;
    const call = found?.call.name ?? null;
    parts.exchanges.add(
      { timeMs: nowMs, method: request.method, path: shownPath(url), call, status, durationMs, problem },
      rule,
    );
  };
  const { response, rule } = await withCallFaults(context, found, request, async () => {
    const { answer, error } = await handled(context, found, request, url);
    problem = await problemOf(answer, error);
    return answer;
  }).catch((error: unknown) => {
    note(null, connectionFaultOf(error)?.rule ?? null);
    throw error;
  });
  if (request.signal.aborted) {
    // Whoever has given up sees no answer, nor what giving up made of it.
    problem = null;
    note(null, rule);
  } else {
    note(response.status, rule);
  }
  return response;
}

/** An answer, and the error that it tells of when one was thrown. */
interface Handled {
  readonly answer: Response;
  readonly error?: unknown;
}

async function handled(
  context: EmulatorContext,
  found: FoundCall | undefined,
  request: Request,
  url: URL,
): Promise<Handled> {
  try {
    if (found === undefined) {
      throw notFound(url);
    }
    const { call, version, id } = found;
    if (call.isOpen === undefined) {
      authorize(request, context.acceptKey);
    }
    return {
      answer: await call.answer({ context, request, query: url.searchParams, version, id, origin: url.origin }),
    };
  } catch (error) {
    return { answer: (error instanceof ServiceError ? error : internalError(error)).toResponse(), error };
  }
}

function notFound({ pathname }: URL): ServiceError {
  if (registersFiles.test(pathname)) {
    return unimplemented('files.register');
  }
  const collection = notServed.exec(pathname)?.[1];
  return collection === undefined
    ? new ServiceError('NOT_FOUND', 'The requested URL was not found on this server.')
    : unimplemented(collection === 'webhooks' ? 'This call of a webhook' : `The collection ${collection}`);
}
