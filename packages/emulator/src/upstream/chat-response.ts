import type { Candidate, GenerateContentResponse } from '@gemini-batch-test/core/wire';
import * as z from 'zod';
import { parsedJson } from '../parsed-json.ts';
import { isPlainObject, type PlainObject } from '../plain-object.ts';

const toolCallSchema = z.looseObject({
  id: z.string().nullish().catch(undefined),
  // A text of JSON; Ollama was seen to give the object itself (am-i-openai-compatible, Ollama, read 2026-11-24).
  function: z.looseObject({ name: z.string(), arguments: z.unknown() }),
});

const tokens = z.number().int().min(0).nullish().catch(undefined);

const chatAnswerSchema = z.looseObject({
  id: z.string().nullish().catch(undefined),
  model: z.string().nullish().catch(undefined),
  choices: z
    .array(
      z.looseObject({
        message: z.looseObject({
          content: z.string().nullish(),
          refusal: z.string().nullish().catch(undefined),
          tool_calls: z.array(toolCallSchema).nullish(),
          // llama.cpp and vLLM have the first, Ollama and newer vLLM the second.
          reasoning_content: z.string().nullish().catch(undefined),
          reasoning: z.string().nullish().catch(undefined),
        }),
        finish_reason: z.string().nullish().catch(undefined),
      }),
    )
    .min(1),
  usage: z
    .looseObject({
      prompt_tokens: tokens,
      completion_tokens: tokens,
      prompt_tokens_details: z.looseObject({ cached_tokens: tokens }).nullish().catch(undefined),
      completion_tokens_details: z.looseObject({ reasoning_tokens: tokens }).nullish().catch(undefined),
    })
    .nullish()
    .catch(undefined),
});

type ChatAnswer = z.infer<typeof chatAnswerSchema>;
type Choice = ChatAnswer['choices'][number];

/** Calling a function is the regular end of an answer in the Gemini API. */
const finishReasons: ReadonlyMap<unknown, string> = new Map([
  ['stop', 'STOP'],
  ['length', 'MAX_TOKENS'],
  ['content_filter', 'SAFETY'],
  ['tool_calls', 'STOP'],
  ['function_call', 'STOP'],
]);

/** The answer to an OpenAI chat request as a `GenerateContentResponse`; undefined when it is none. */
export function chatResponse(
  answer: unknown,
  asked: { readonly model: string; readonly showsThoughts: boolean },
): (GenerateContentResponse & PlainObject) | undefined {
  const parsed = chatAnswerSchema.safeParse(answer);
  if (!parsed.success) {
    return undefined;
  }
  const { id, model, choices, usage } = parsed.data;
  return {
    candidates: choices.map((choice, index) => candidateOf(choice, index, asked.showsThoughts)),
    ...(usage ? { usageMetadata: usageOf(usage) } : {}),
    modelVersion: model || asked.model,
    ...(id ? { responseId: id } : {}),
  };
}

function candidateOf({ message, finish_reason }: Choice, index: number, showsThoughts: boolean): Candidate {
  const calls = (message.tool_calls ?? []).map(functionCallOf);
  if (calls.includes(undefined)) {
    return {
      finishReason: 'MALFORMED_FUNCTION_CALL',
      finishMessage: 'The arguments are not an object in JSON.',
      index,
    };
  }
  const thoughts = showsThoughts ? message.reasoning_content || message.reasoning : undefined;
  const parts = [
    ...(thoughts ? [{ text: thoughts, thought: true }] : []),
    ...(message.content ? [{ text: message.content }] : []),
    ...calls.filter((call) => call !== undefined),
  ];
  return {
    content: { ...(parts.length > 0 ? { parts } : {}), role: 'model' },
    finishReason: message.refusal ? 'SAFETY' : (finishReasons.get(finish_reason) ?? 'OTHER'),
    ...(message.refusal ? { finishMessage: message.refusal } : {}),
    index,
  };
}

function functionCallOf({ id, function: called }: z.infer<typeof toolCallSchema>): PlainObject | undefined {
  const args = typeof called.arguments === 'string' ? parsedJson(called.arguments || '{}') : (called.arguments ?? {});
  return isPlainObject(args) ? { functionCall: { ...(id ? { id } : {}), name: called.name, args } } : undefined;
}

/** Only what was counted is said. The completion's tokens include those of the thoughts, Gemini's do not. */
function usageOf(usage: NonNullable<ChatAnswer['usage']>): NonNullable<GenerateContentResponse['usageMetadata']> {
  const prompt = usage.prompt_tokens ?? undefined;
  const completion = usage.completion_tokens ?? undefined;
  const cached = usage.prompt_tokens_details?.cached_tokens ?? 0;
  const thoughts = Math.min(usage.completion_tokens_details?.reasoning_tokens ?? 0, completion ?? 0);
  return {
    ...(prompt === undefined ? {} : { promptTokenCount: prompt }),
    ...(cached > 0 ? { cachedContentTokenCount: cached } : {}),
    ...(completion === undefined ? {} : { candidatesTokenCount: completion - thoughts }),
    ...(thoughts > 0 ? { thoughtsTokenCount: thoughts } : {}),
    ...(prompt === undefined || completion === undefined ? {} : { totalTokenCount: prompt + completion }),
  };
}
