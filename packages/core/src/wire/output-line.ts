import * as z from 'zod';
import { type GenerateContentResponse, generateContentResponseSchema } from './content.ts';
import { type Status, statusSchema } from './status.ts';

/**
 * One line of a job's output file: a response or an error, with the key of its request.
 * Google's guide calls a failed line "a status object" while its code reads `error`: both are read.
 */
export interface OutputLine {
  key?: string | undefined;
  response?: GenerateContentResponse | undefined;
  error?: Status | undefined;
  status?: Status | undefined;
}

export const outputLineSchema: z.ZodType<OutputLine> = z.looseObject({
  key: z.string().optional(),
  response: generateContentResponseSchema.optional(),
  error: statusSchema.optional(),
  status: statusSchema.optional().catch(undefined),
});
