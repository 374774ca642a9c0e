import { quotaFailure, quotaHelp, quotaMessage } from '../http/quota-exceeded.ts';
import { tellMessage } from '../http/wire-message.ts';
import type { PlainObject } from '../plain-object.ts';
import type { FaultStatus, FaultyCall, StatusEffect } from '../rules/fault-rule.ts';
import { statusTexts } from '../rules/status-texts.ts';

// Of the interactive calls; batches have no quota of their own in any recording.
const quota = 'generativelanguage.googleapis.com/generate_content_free_tier_requests';
const usualRetrySeconds = 37;

/** The service's error with a status, in its form; or the page of a proxy before it. */
export function statusAnswer(effect: StatusEffect, call: FaultyCall): Response {
  const { status } = effect;
  const details = effect.details ?? (effect.retrySeconds === undefined ? usualDetails(status) : 'retry-info');
  const response = details === 'html' ? page(status) : errorAnswer({ ...effect, details }, call);
  if (call.call === 'files.upload' && status < 500) {
    // An upload that was refused is over: googleapis/python-genai#1547 and #1590 got the error as its last answer, and
    // the SDK takes only `final` for that. Of other errors nothing is known.
    response.headers.set('x-goog-upload-status', 'final');
  }
  return response;
}

/** A quota comes with a link at least (langchain4j/langchain4j#3942); 408 and 502 are said by what stands in front. */
function usualDetails(status: FaultStatus): NonNullable<StatusEffect['details']> {
  if (status === 429) {
    return 'help';
  }
  return status === 408 || status === 502 ? 'html' : 'none';
}

function errorAnswer(effect: StatusEffect, call: FaultyCall): Response {
  const { status: code, retrySeconds = usualRetrySeconds } = effect;
  const parts = detailsOf(effect, call, retrySeconds);
  const message = effect.message ?? messageOf(effect, call, retrySeconds);
  const error = {
    code,
    message,
    status: statusTexts[code].status,
    ...(parts.length > 0 ? { details: parts } : {}),
  };
  tellMessage('Error', { error });
  return Response.json({ error }, { status: code, headers: { 'content-type': 'application/json; charset=UTF-8' } });
}

function messageOf({ status, details }: StatusEffect, call: FaultyCall, retrySeconds: number): string {
  if (status === 404 && call.model !== undefined) {
    // The service's words for a model, gathered 2026-11-23; the method is our guess.
    return `models/${call.model} is not found for API version ${call.version}, or is not supported for ${methodOf(call)}`;
  }
  if (status !== 429 || details === 'none') {
    return statusTexts[status].message;
  }
  if (details === 'help') {
    return quotaMessage;
  }
  // diegosouzapw/OmniRoute#9504, 2026-08-01, and continuedev/continue#9570, 2026-01-16.
  const exceeded = `${quotaMessage}\n* Quota exceeded for metric: ${quota}, limit: 20, model: ${modelOf(call)}`;
  return details === 'retry-info' ? `${exceeded}\nPlease retry in ${retrySeconds}s.` : exceeded;
}

function detailsOf({ details }: StatusEffect, call: FaultyCall, retrySeconds: number): PlainObject[] {
  if (details === undefined || details === 'none' || details === 'html') {
    return [];
  }
  const failure = quotaFailure({
    quotaMetric: quota,
    quotaId: 'GenerateRequestsPerDayPerProjectPerModel-FreeTier',
    quotaDimensions: { location: 'global', model: modelOf(call) },
    quotaValue: '20',
  });
  const retryInfo = { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: `${retrySeconds}s` };
  if (details === 'help') {
    return [quotaHelp];
  }
  return details === 'quota' ? [quotaHelp, failure] : [quotaHelp, failure, retryInfo];
}

function modelOf({ model }: FaultyCall): string {
  return model ?? 'gemini-3.5-flash-lite';
}

function methodOf({ call }: FaultyCall): string {
  const [collection, name = ''] = call.split('.');
  if (collection === 'models') {
    return name === 'get' ? 'getModel' : name;
  }
  return call === 'batches.createEmbeddings' ? 'asyncBatchEmbedContent' : 'batchGenerateContent';
}

function page(status: FaultStatus): Response {
  const title = `Error ${status}`;
  const html = `<!DOCTYPE html>\n<html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1><p>The server could not answer your request.</p></body></html>\n`;
  return new Response(html, { status, headers: { 'content-type': 'text/html; charset=UTF-8' } });
}
