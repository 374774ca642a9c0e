import { isJsonObject, type JsonObject } from '../json/json.ts';
import { textOutputTokenLimit } from '../requests/more-room.ts';

/** Answer tokens assumed for a request that sets no `maxOutputTokens`. */
const assumedOutputTokens = 1024;

/** What the answer to a request may take, in tokens, over all candidates that it asks for. */
export interface OutputTokens {
  /** 1,024, or `maxOutputTokens` where that is lower, for each candidate. */
  readonly assumed: number;
  /**
   * `maxOutputTokens`, or else the output limit of text models, for each candidate. Thoughts are within it: of Gemini 3
   * it was measured that both together end there (googleapis/python-genai#2062 of 2026-02-15, read 2026-11-28), against
   * what Google's page on thinking said then.
   */
  readonly most: number;
}

export function outputTokens(request: JsonObject): OutputTokens {
  const config = request.generationConfig ?? request.generation_config;
  const { maxOutputTokens, max_output_tokens, candidateCount, candidate_count } = isJsonObject(config) ? config : {};
  const limit = countOr(textOutputTokenLimit, maxOutputTokens ?? max_output_tokens);
  const candidates = countOr(1, candidateCount ?? candidate_count);
  return {
    assumed: Math.min(limit, assumedOutputTokens) * candidates,
    most: Math.min(limit, textOutputTokenLimit) * candidates,
  };
}

/** What is no count, such as a negative number, must not make the estimate of the whole run smaller. */
function countOr(otherwise: number, value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1 ? value : otherwise;
}
