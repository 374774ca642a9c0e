import * as z from 'zod';

/** One piece of a message. Only what this project reads is named; everything else passes through. */
export interface Part {
  text?: string | undefined;
  /** True when the part is a summary of the model's thoughts, not its answer. */
  thought?: boolean | undefined;
}

export const partSchema: z.ZodType<Part> = z.looseObject({
  text: z.string().optional(),
  thought: z.boolean().optional(),
});

/** A message: who speaks, and its parts. */
export interface Content {
  role?: string | undefined;
  parts?: Part[] | undefined;
}

export const contentSchema: z.ZodType<Content> = z.looseObject({
  role: z.string().optional(),
  parts: z.array(partSchema).optional(),
});

/** Token counts of one answer. `candidatesTokenCount` leaves the thoughts out; both are billed as output. */
export interface UsageMetadata {
  promptTokenCount?: number | undefined;
  /** A part of `promptTokenCount`. */
  cachedContentTokenCount?: number | undefined;
  candidatesTokenCount?: number | undefined;
  thoughtsTokenCount?: number | undefined;
  totalTokenCount?: number | undefined;
}

const usageMetadataSchema: z.ZodType<UsageMetadata> = z.looseObject({
  promptTokenCount: z.number().optional(),
  cachedContentTokenCount: z.number().optional(),
  candidatesTokenCount: z.number().optional(),
  thoughtsTokenCount: z.number().optional(),
  totalTokenCount: z.number().optional().catch(undefined),
});

/** One answer of the model. An unknown `finishReason` is kept as it came. */
export interface Candidate {
  content?: Content | undefined;
  finishReason?: string | undefined;
  finishMessage?: string | undefined;
  index?: number | undefined;
}

/** What the model answered, or why it did not (OpenAPI of 2026-08-22, schema `GenerateContentResponse`). */
export interface GenerateContentResponse {
  candidates?: Candidate[] | undefined;
  /** Set, without candidates, when the prompt itself was blocked. */
  promptFeedback?: { blockReason?: string | undefined } | undefined;
  usageMetadata?: UsageMetadata | undefined;
  modelVersion?: string | undefined;
  responseId?: string | undefined;
}

export const generateContentResponseSchema: z.ZodType<GenerateContentResponse> = z.looseObject({
  candidates: z
    .array(
      z.looseObject({
        content: contentSchema.optional(),
        finishReason: z.string().optional(),
        finishMessage: z.string().optional().catch(undefined),
        index: z.number().optional().catch(undefined),
      }),
    )
    .optional(),
  promptFeedback: z.looseObject({ blockReason: z.string().optional() }).optional(),
  // Counts that are none make no answer unreadable, and none of them is taken for 0: nothing is known of what was used.
  usageMetadata: usageMetadataSchema.optional().catch(undefined),
  modelVersion: z.string().optional(),
  responseId: z.string().optional().catch(undefined),
});
