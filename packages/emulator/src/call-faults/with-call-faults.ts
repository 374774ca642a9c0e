import type { FoundCall } from '../calls/call.ts';
import type { EmulatorContext } from '../emulator-context.ts';
import { findUpload } from '../files/upload-record.ts';
import { wait } from '../http/wait.ts';
import type { FiredRule } from '../observe/fired-rule.ts';
import { describeRule } from '../rules/describe-rule.ts';
import type { CallEffect, FaultyCall, SlowEffect } from '../rules/fault-rule.ts';
import type { Store } from '../store/store.ts';
import { ConnectionFault, failedFetch } from './connection-fault.ts';
import { cutShort } from './cut-short.ts';
import { halved, throttled, truncated, withBody } from './faulty-body.ts';
import { asksForMimeType, pickCallRule } from './pick-call-rule.ts';
import { refuseFor, throwWhileRefused } from './refusals.ts';
import { statusAnswer } from './status-answer.ts';

/** What became of a call, and the rule that had a hand in it. */
export interface FaultyAnswer {
  readonly response: Response;
  readonly rule: FiredRule | null;
}

/**
 * Lets a call be handled, or not, as the rules have it; `found` is undefined for a path that is no call. Rejects as
 * `fetch` does when its connection breaks.
 */
export async function withCallFaults(
  context: EmulatorContext,
  found: FoundCall | undefined,
  request: Request,
  handle: () => Promise<Response>,
): Promise<FaultyAnswer> {
  throwWhileRefused(context.store);
  const call = found === undefined ? undefined : await faultyCall(context, found, request);
  const picked = call === undefined ? undefined : await pickCallRule(context, call);
  if (call === undefined || picked === undefined) {
    return { response: await handle(), rule: null };
  }
  const effect = picked.rule.do;
  const rule = { place: picked.place, text: describeRule(picked.rule) };
  if ('status' in effect) {
    // Who still writes a body does not read the answer.
    await request.body?.pipeTo(new WritableStream());
    return { response: statusAnswer(effect, call), rule };
  }
  const response = 'connection' in effect ? await broken(rule, effect, context.store, handle) : await handle();
  return { response: await changed(response, effect, request.signal), rule };
}

async function faultyCall(
  context: EmulatorContext,
  { call, id, version }: FoundCall,
  request: Request,
): Promise<FaultyCall> {
  const { name } = call;
  const isOnModel = (name.startsWith('models.') && name !== 'models.list') || name.startsWith('batches.create');
  const mimeType = asksForMimeType(context.faults) ? await uploadType(context, name, request) : undefined;
  return { call: name, model: isOnModel ? id : undefined, mimeType, version };
}

async function uploadType(context: EmulatorContext, name: string, request: Request): Promise<string | undefined> {
  if (name === 'files.startUpload') {
    return request.headers.get('x-goog-upload-header-content-type') ?? undefined;
  }
  if (name !== 'files.upload') {
    return undefined;
  }
  try {
    return (await findUpload(context, new URL(request.url).searchParams.get('upload_id') ?? '')).mimeType;
  } catch {
    // No such session: the handler says so.
    return undefined;
  }
}

async function broken(
  rule: FiredRule,
  effect: Extract<CallEffect, { readonly connection: string }>,
  store: Store,
  handle: () => Promise<Response>,
): Promise<Response> {
  switch (effect.connection) {
    case 'refused': {
      const closedMs = ('seconds' in effect ? (effect.seconds ?? 0) : 0) * 1000;
      refuseFor(store, closedMs, rule);
      throw failedFetch(new ConnectionFault('refused', rule, closedMs));
    }
    case 'reset-before':
      throw failedFetch(new ConnectionFault('reset', rule));
    case 'reset-after': {
      const response = await handle();
      await response.body?.cancel();
      throw failedFetch(new ConnectionFault('reset', rule));
    }
    case 'reset-during': {
      const response = await handle();
      return cutShort(withBody(response, halved(response.body ?? nothing(), new ConnectionFault('reset', rule))));
    }
  }
}

async function changed(response: Response, effect: CallEffect, signal: AbortSignal): Promise<Response> {
  if ('truncateBytes' in effect) {
    return withBody(response, truncated(response.body ?? nothing(), effect.truncateBytes));
  }
  return 'slow' in effect ? await slowed(response, effect, signal) : response;
}

async function slowed(response: Response, { slow }: SlowEffect, signal: AbortSignal): Promise<Response> {
  if (slow.delaySeconds !== undefined) {
    try {
      await wait(slow.delaySeconds * 1000, signal);
    } catch (error) {
      await response.body?.cancel();
      throw error;
    }
  }
  return slow.bytesPerSecond === undefined || response.body === null
    ? response
    : withBody(response, throttled(response.body, slow.bytesPerSecond, signal));
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
