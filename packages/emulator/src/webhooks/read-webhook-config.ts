import { invalidArgument } from '../http/service-error.ts';
import type { WebhookConfig } from '../jobs/webhook-config.ts';
import { isPlainObject, type PlainObject, readField } from '../plain-object.ts';
import { isWebAddress } from './web-address.ts';

/**
 * `webhookConfig` of a create. @google/genai 3.1.0 sends it; the OpenAPI of 2026-08-22 does not know it. Throws what the
 * service would answer to an address that is none.
 */
export function readWebhookConfig(batch: PlainObject): WebhookConfig | undefined {
  const config = readField(batch, 'webhookConfig') ?? undefined;
  if (config === undefined) {
    return undefined;
  }
  const uris = isPlainObject(config) ? (readField(config, 'uris') ?? []) : undefined;
  const userMetadata = isPlainObject(config) ? (readField(config, 'userMetadata') ?? undefined) : undefined;
  if (!Array.isArray(uris) || !uris.every(isWebAddress)) {
    throw invalidArgument("Invalid value at 'batch.webhook_config.uris': not a list of http or https URIs");
  }
  if (userMetadata !== undefined && !isPlainObject(userMetadata)) {
    throw invalidArgument("Invalid value at 'batch.webhook_config.user_metadata': not a message");
  }
  if (userMetadata !== undefined && Object.hasOwn(userMetadata, '__proto__')) {
    // It would be lost on the way to the receiver: objects have that name for something else.
    throw invalidArgument(
      'Invalid value at \'batch.webhook_config.user_metadata\': "__proto__" is no name for a field',
    );
  }
  return { uris, ...(userMetadata === undefined ? {} : { userMetadata }) };
}
