import * as z from 'zod';

/** A model as `models.get` describes it (OpenAPI of 2026-08-22, schema `Model`). */
export interface GeminiModel {
  /** `models/{id}` */
  name: string;
  baseModelId?: string | undefined;
  version?: string | undefined;
  displayName?: string | undefined;
  description?: string | undefined;
  inputTokenLimit?: number | undefined;
  outputTokenLimit?: number | undefined;
  /** Contains `batchGenerateContent` when the model takes batch jobs. */
  supportedGenerationMethods?: string[] | undefined;
  thinking?: boolean | undefined;
}

export const geminiModelSchema: z.ZodType<GeminiModel> = z.looseObject({
  name: z.string(),
  baseModelId: z.string().optional(),
  version: z.string().optional(),
  displayName: z.string().optional(),
  description: z.string().optional(),
  inputTokenLimit: z.number().optional(),
  outputTokenLimit: z.number().optional(),
  supportedGenerationMethods: z.array(z.string()).optional(),
  thinking: z.boolean().optional(),
});
