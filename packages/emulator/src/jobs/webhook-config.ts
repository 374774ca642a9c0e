import * as z from 'zod';

/** Where a job tells of its end, and what it is to say besides: `webhookConfig` of a create. */
export interface WebhookConfig {
  readonly uris: readonly string[];
  readonly userMetadata?: Readonly<Record<string, unknown>> | undefined;
}

export const webhookConfigSchema: z.ZodType<WebhookConfig> = z.object({
  uris: z.array(z.string()),
  userMetadata: z.record(z.string(), z.unknown()).optional(),
});
