import * as z from 'zod';
import { timeMsSchema } from '../clock/time-ms.ts';
import type { JobFate, LineRule } from '../rules/fault-rule.ts';
import { jobFateSchema, lineRuleSchema } from '../rules/rule-schema.ts';
import { type JobSettings, jobSettingsSchema } from './job-settings.ts';
import { type WebhookConfig, webhookConfigSchema } from './webhook-config.ts';

/**
 * All that is kept of a job: how it was created, and what happened to it since. Its requests are the blob of the same
 * id, one a line. What the job does and answers follows from these and the clock.
 */
export interface BatchRecord {
  readonly id: string;
  readonly kind: 'generateContent' | 'embedContent';
  /** The how-many-th job of its emulator it is, from 1. Chance is drawn from it and the seed, so it can be repeated. */
  readonly ordinal: number;
  /** `models/{id}` */
  readonly model: string;
  readonly displayName?: string | undefined;
  readonly priority?: string | undefined;
  /** How long after its creation it starts, or did, once an update of its priority has settled that; not whole. */
  readonly startsAfterMs?: number | undefined;
  readonly createTimeMs: number;
  /** `files/{id}` of a job created from a file; an inline job has none. */
  readonly inputFile?: string | undefined;
  readonly requestCount: number;
  /** By a rule of thumb, for the limit on enqueued tokens. */
  readonly inputTokens: number;
  /** How many requests fail because the model cannot answer them. */
  readonly unfitCount: number;
  readonly settings: JobSettings;
  /** The blob of the recorded answers that it is answered with. */
  readonly answers?: string | undefined;
  /** What goes wrong with the job and its lines. */
  readonly fate: JobFate;
  readonly lineRules: readonly LineRule[];
  readonly webhook?: WebhookConfig | undefined;
  readonly cancelTimeMs?: number | undefined;
  /** Of a job that an upstream answers: when the last answer arrived. */
  readonly answeredTimeMs?: number | undefined;
  /** Of a job that was deleted and whose output is made all the same (choice `deletedJob`). */
  readonly deleteTimeMs?: number | undefined;
}

export const batchRecordSchema: z.ZodType<BatchRecord> = z.object({
  id: z.string(),
  kind: z.enum(['generateContent', 'embedContent']),
  ordinal: z.number(),
  model: z.string(),
  displayName: z.string().optional(),
  priority: z.string().optional(),
  startsAfterMs: z.number().optional(),
  createTimeMs: timeMsSchema,
  inputFile: z.string().optional(),
  requestCount: z.number(),
  inputTokens: z.number(),
  unfitCount: z.number(),
  settings: jobSettingsSchema,
  answers: z.string().optional(),
  fate: jobFateSchema,
  lineRules: z.array(lineRuleSchema),
  webhook: webhookConfigSchema.optional(),
});
