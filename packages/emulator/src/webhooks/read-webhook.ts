import { badRequest } from '../http/bad-request.ts';
import { invalidArgument } from '../http/service-error.ts';
import { type PlainObject, readField, snakeCase } from '../plain-object.ts';
import { subscribableEvents } from './event-type.ts';
import { isWebAddress } from './web-address.ts';
import type { WebhookRecord } from './webhook-record.ts';

/** The fields of a webhook (@google/genai 3.1.0, type `Webhook`). Those that only the service writes are passed over. */
const fields: ReadonlySet<string> = new Set(
  [
    'name',
    'uri',
    'subscribedEvents',
    'id',
    'state',
    'createTime',
    'updateTime',
    'newSigningSecret',
    'signingSecrets',
  ].flatMap((name) => [name, snakeCase(name)]),
);

/** Reads the body of a create. The wording of what it refuses is ours: no refusal of the service was recorded. */
export function readWebhook(body: PlainObject): Pick<WebhookRecord, 'name' | 'uri' | 'subscribedEvents'> {
  const unknown = Object.keys(body).filter((name) => !fields.has(name));
  if (unknown.length > 0) {
    throw badRequest(
      unknown.map((name) => `Invalid JSON payload received. Unknown name "${name}": Cannot find field.`),
    );
  }
  const name = readField(body, 'name') ?? undefined;
  if (name !== undefined && typeof name !== 'string') {
    throw invalidArgument("Invalid value at 'name' (TYPE_STRING)");
  }
  const uri = readField(body, 'uri') ?? '';
  if (uri === '') {
    throw invalidArgument('* CreateWebhookRequest.uri: uri is not specified');
  }
  if (!isWebAddress(uri)) {
    throw invalidArgument("Invalid value at 'uri': not an http or https URI");
  }
  return { ...(name === undefined ? {} : { name }), uri, subscribedEvents: readEvents(body) };
}

function readEvents(body: PlainObject): string[] {
  const events = readField(body, 'subscribedEvents') ?? [];
  if (!Array.isArray(events)) {
    throw invalidArgument("Invalid value at 'subscribed_events': not a list");
  }
  if (events.length === 0) {
    throw invalidArgument('* CreateWebhookRequest.subscribed_events: subscribed_events must not be empty');
  }
  const unknown = events.findIndex((event) => !subscribableEvents.includes(event));
  if (unknown >= 0) {
    const value = JSON.stringify(events[unknown]).slice(0, 100);
    throw invalidArgument(`Invalid value at 'subscribed_events[${unknown}]' (WebhookSubscribedEvent), ${value}`);
  }
  return events.map(String);
}
