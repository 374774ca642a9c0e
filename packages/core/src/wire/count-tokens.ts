import * as z from 'zod';

/** The answer of `models.countTokens` (OpenAPI of 2026-08-22, schema `CountTokensResponse`). A zero is left out, as of every field. */
export interface CountTokensResponse {
  totalTokens?: number | undefined;
}

export const countTokensResponseSchema: z.ZodType<CountTokensResponse> = z.looseObject({
  totalTokens: z.number().int().nonnegative().optional(),
});
