import { inBodyWords } from '@gemini-batch-test/core/wire';
import { badRequest } from '../http/bad-request.ts';
import { invalidArgument } from '../http/service-error.ts';
import type { WebhookConfig } from '../jobs/webhook-config.ts';
import { isPlainObject, type PlainObject, readField, snakeCase } from '../plain-object.ts';
import { readWebhookConfig } from '../webhooks/read-webhook-config.ts';
import type { AskedJob } from './asked-job.ts';
import { checkInlineRequests, type InlineRequest } from './check-inline-requests.ts';

// Of the schemas `GenerateContentBatch`, `EmbedContentBatch` and their `InputConfig` in Google's v1beta description of
// 2026-08-22, which have the same fields. `webhookConfig` is not there; @google/genai 3.1.0 sends it.
const bodyFields = bothCases(['batch', 'model']);
const batchFields = bothCases([
  'model',
  'name',
  'displayName',
  'inputConfig',
  'output',
  'createTime',
  'endTime',
  'updateTime',
  'batchStats',
  'state',
  'priority',
  'webhookConfig',
]);
const inputConfigFields = bothCases(['fileName', 'requests']);

/** What a client asks for when it creates a job. */
export interface CreateBody {
  readonly displayName?: string;
  readonly priority?: string;
  readonly webhook?: WebhookConfig;
  /** Either the id of a file, without `files/`, or the requests themselves. */
  readonly input: { readonly fileId: string } | { readonly requests: readonly InlineRequest[] };
}

/** Reads the `{batch: …}` that creates a job, in camelCase or snake_case. */
export function readCreateBody(body: PlainObject, asked: AskedJob): CreateBody {
  const batch = message(body, 'batch', 'batch');
  const inputConfig = message(batch, 'inputConfig', 'batch.input_config');
  const unknown = [
    ...unknownNames(body, bodyFields, ''),
    ...unknownNames(batch, batchFields, 'batch'),
    ...unknownNames(inputConfig, inputConfigFields, 'batch.input_config'),
  ];
  if (unknown.length > 0) {
    throw badRequest(unknown);
  }
  const displayName = readDisplayName(batch);
  if (displayName === undefined && asked.choices.displayName === 'required') {
    throw invalidArgument(`* ${asked.jobKind.message}.batch.display_name: display_name is not specified`);
  }
  const priority = readPriority(batch);
  const webhook = readWebhookConfig(batch);
  return {
    ...(displayName === undefined ? {} : { displayName }),
    ...(priority === undefined ? {} : { priority }),
    ...(webhook === undefined ? {} : { webhook }),
    input: readInput(inputConfig, asked),
  };
}

export function readDisplayName(batch: PlainObject): string | undefined {
  const displayName = readField(batch, 'displayName') ?? undefined;
  if (displayName !== undefined && typeof displayName !== 'string') {
    throw invalidArgument("Invalid value at 'batch.display_name' (TYPE_STRING)");
  }
  if (displayName !== undefined && displayName.length > maxDisplayNameLength) {
    throw invalidArgument(`batch.display_name cannot be more than ${maxDisplayNameLength} characters.`);
  }
  return displayName || undefined;
}

/** Our choice, only so that lists stay readable: of a job's name no limit is documented. */
const maxDisplayNameLength = 100_000;

function readInput(inputConfig: PlainObject, asked: AskedJob): CreateBody['input'] {
  const fileName = readField(inputConfig, 'fileName') ?? undefined;
  const requests = readField(inputConfig, 'requests') ?? undefined;
  if ((fileName === undefined) === (requests === undefined)) {
    throw invalidArgument('* batch.input_config: either file_name or requests must be specified');
  }
  if (requests !== undefined) {
    return { requests: checkInlineRequests(requests, asked) };
  }
  if (typeof fileName !== 'string' || !fileName.startsWith('files/')) {
    throw invalidArgument("* batch.input_config.file_name: file_name must be of the form 'files/{id}'");
  }
  return { fileId: fileName.slice('files/'.length) };
}

/** The priority as the service writes it, undefined for its default, 0. */
export function readPriority(batch: PlainObject): string | undefined {
  const value = readField(batch, 'priority') ?? undefined;
  if (value === undefined) {
    return undefined;
  }
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  if (!/^-?\d{1,19}$/.test(text)) {
    throw invalidArgument("Invalid value at 'batch.priority' (TYPE_INT64)");
  }
  const number = BigInt(text);
  if (number !== BigInt.asIntN(64, number)) {
    throw invalidArgument("Invalid value at 'batch.priority' (TYPE_INT64)");
  }
  return number === 0n ? undefined : number.toString();
}

function message(parent: PlainObject, name: string, place: string): PlainObject {
  const value = readField(parent, name);
  if (!isPlainObject(value)) {
    throw invalidArgument(`* ${place}: ${place} is not specified`);
  }
  return value;
}

function unknownNames(value: PlainObject, known: ReadonlySet<string>, place: string): string[] {
  return Object.keys(value)
    .filter((name) => !known.has(name))
    .map((unknownField) => inBodyWords({ unknownField, at: place }, '', ''));
}

function bothCases(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.flatMap((name) => [name, snakeCase(name)]));
}
