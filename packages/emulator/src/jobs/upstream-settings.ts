import * as z from 'zod';

export type UpstreamFormat = 'gemini' | 'openai';

/** Another server that answers the requests, as each job records it: any process can go on with the job. */
export interface UpstreamSettings {
  /** Without a slash at its end. */
  readonly url: string;
  readonly format: UpstreamFormat;
  readonly model?: string | undefined;
  /** True for one that is asked with a key: a process without it must leave the job alone. */
  readonly needsKey?: true | undefined;
}

export const upstreamSettingsSchema: z.ZodType<UpstreamSettings> = z.object({
  url: z.string(),
  format: z.enum(['gemini', 'openai']),
  model: z.string().optional(),
  needsKey: z.literal(true).optional(),
});
