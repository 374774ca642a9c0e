import type { Choices } from '../choices.ts';
import { invalidArgument } from '../http/service-error.ts';
import { isPlainObject, type PlainObject, readField } from '../plain-object.ts';
import { readWebhookConfig } from '../webhooks/read-webhook-config.ts';
import type { WebhookConfig } from '../webhooks/webhook-config.ts';
import { badRequest, checkInlineRequests, type InlineRequest, unknownName } from './check-inline-requests.ts';
import { batchFields, inputConfigFields } from './request-fields.ts';

/** What a client asks for when it creates a job. */
export interface CreateBody {
  readonly displayName?: string;
  readonly priority?: string;
  readonly webhook?: WebhookConfig;
  /** Either the id of a file, without `files/`, or the requests themselves. */
  readonly input: { readonly fileId: string } | { readonly requests: readonly InlineRequest[] };
}

/** Reads `{batch: …}` of `:batchGenerateContent`, in camelCase or snake_case. */
export function readCreateBody(body: PlainObject, choices: Choices): CreateBody {
  const batch = message(body, 'batch', 'batch');
  const inputConfig = message(batch, 'inputConfig', 'batch.input_config');
  const unknown = [
    ...unknownNames(body, new Set(['batch', 'model']), 'batch_generate_content_request'),
    ...unknownNames(batch, batchFields, 'batch'),
    ...unknownNames(inputConfig, inputConfigFields, 'batch.input_config'),
  ];
  if (unknown.length > 0) {
    throw badRequest(unknown);
  }
  const displayName = readDisplayName(batch);
  if (displayName === undefined && choices.displayName === 'required') {
    throw invalidArgument('* BatchGenerateContentRequest.batch.display_name: display_name is not specified');
  }
  const priority = readPriority(batch);
  const webhook = readWebhookConfig(batch);
  return {
    ...(displayName === undefined ? {} : { displayName }),
    ...(priority === undefined ? {} : { priority }),
    ...(webhook === undefined ? {} : { webhook }),
    input: readInput(inputConfig),
  };
}

export function readDisplayName(batch: PlainObject): string | undefined {
  const displayName = readField(batch, 'displayName') ?? undefined;
  if (displayName !== undefined && typeof displayName !== 'string') {
    throw invalidArgument("Invalid value at 'batch.display_name' (TYPE_STRING)");
  }
  return displayName || undefined;
}

function readInput(inputConfig: PlainObject): CreateBody['input'] {
  const fileName = readField(inputConfig, 'fileName') ?? undefined;
  const requests = readField(inputConfig, 'requests') ?? undefined;
  if ((fileName === undefined) === (requests === undefined)) {
    throw invalidArgument('* batch.input_config: either file_name or requests must be specified');
  }
  if (requests !== undefined) {
    return { requests: checkInlineRequests(requests) };
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
    .map((name) => unknownName(name, place));
}
