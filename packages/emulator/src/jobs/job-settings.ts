import * as z from 'zod';
import { type Choices, choicesSchema } from '../choices.ts';
import { type UpstreamSettings, upstreamSettingsSchema } from './upstream-settings.ts';

/** The part of the options that each job records, so that it ends the same whoever asks. */
export interface JobSettings {
  readonly speed: number;
  readonly seed: number;
  readonly upstream?: UpstreamSettings | undefined;
  readonly choices: Choices;
}

export const jobSettingsSchema: z.ZodType<JobSettings> = z.object({
  speed: z.number().positive(),
  seed: z.number(),
  upstream: upstreamSettingsSchema.optional(),
  choices: choicesSchema,
});
