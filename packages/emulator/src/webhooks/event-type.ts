/** What a webhook can tell of a job. A static one cannot subscribe to the last. */
export type EventType = 'batch.succeeded' | 'batch.failed' | 'batch.expired' | 'batch.cancelled';

/**
 * The events that a static webhook can subscribe to: the values of `WebhookSubscribedEvent` in @google/genai 3.1.0.
 * ai.google.dev/gemini-api/docs/webhooks of 2026-07-30 names `batch.cancelled` as well, which the service refuses
 * (gathered 2026-11-23).
 */
export const subscribableEvents: readonly string[] = [
  'batch.succeeded',
  'batch.expired',
  'batch.failed',
  'interaction.requires_action',
  'interaction.completed',
  'interaction.failed',
  'video.generated',
];
