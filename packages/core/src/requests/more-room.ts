import { isJsonObject, type JsonObject } from '../json/json.ts';

/**
 * The output limit, in tokens, of every text model whose limit is known, 2.5-flash-lite to 3.8-flash (the sources, read
 * 2026-11-24, stand in `wire/models/model-table.ts`). Of Gemini 4 it is reported as the cap of one answer (gathered
 * 2026-11-23). Image and speech models may have less: `models.get` tells it.
 */
export const textOutputTokenLimit = 65_536;

/** How much more room each further attempt gives. */
const factor = 4;

/** The names of a field, as the service takes them. */
const configNames = ['generationConfig', 'generation_config'];
const limitNames = ['maxOutputTokens', 'max_output_tokens'];

/**
 * The request with four times the room for its answer, thoughts included, but at most the model's output limit. `null`
 * when it sets no limit of its own, or one that is no less: then more room cannot be given. A thinking budget stays.
 *
 * @example
 * withMoreRoom({ contents, generationConfig: { maxOutputTokens: 100 } })
 * // { contents, generationConfig: { maxOutputTokens: 400 } }
 */
export function withMoreRoom(request: JsonObject, outputTokenLimit: number = textOutputTokenLimit): JsonObject | null {
  for (const configName of configNames) {
    const config = request[configName];
    if (!isJsonObject(config)) continue;
    for (const limitName of limitNames) {
      const limit = tokenCount(config[limitName]);
      if (limit === null) continue;
      if (limit >= outputTokenLimit) return null;
      const maxOutputTokens = Math.min(limit * factor, outputTokenLimit);
      return { ...request, [configName]: { ...config, [limitName]: maxOutputTokens } };
    }
  }
  return null;
}

/** JSON of a protobuf message may write an int32 as text. Zero is none: it is what a field is that was not set. */
function tokenCount(value: unknown): number | null {
  const count = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return typeof count === 'number' && Number.isInteger(count) && count > 0 ? count : null;
}
