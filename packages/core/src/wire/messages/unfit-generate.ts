import { isJsonObject, type JsonObject } from '../../json/json.ts';
import type { ModelTraits } from '../models/model-traits.ts';
import { listField, readField } from '../read-field.ts';
import type { Unfit } from './unfit.ts';
import { unfitThinking } from './unfit-thinking.ts';

/**
 * Why a model cannot answer a request that has no faults: one reason of each of four kinds, none when it can. What a
 * recording or a report has in the service's words is told in them, the rest in words like them.
 */
export function unfitGenerate(request: JsonObject, traits: ModelTraits): Unfit[] {
  const value = readField(request, 'generationConfig');
  const ofContents = unfitContents(request, traits);
  // Without a configuration there is nothing else that could be unfit.
  if (!isJsonObject(value)) return ofContents === undefined ? [] : [ofContents];
  const ofConfig = [
    unfitThinking(value, traits.thinking),
    unfitSampling(value, traits),
    unfitOutput(request, value, traits),
  ];
  return [ofContents, ...ofConfig].filter((unfit) => unfit !== undefined);
}

const roles: readonly unknown[] = ['user', 'model', 'function'];
const inCache = ['systemInstruction', 'tools', 'toolConfig'];

function unfitContents(request: JsonObject, { isStrict }: ModelTraits): Unfit | undefined {
  const contents = listField(request, 'contents');
  // the-open-agent/openagent#1666, 2025-10-19. `function` is of the description.
  const wrong = contents.findIndex((content) => !roles.includes(content.role || 'user'));
  if (wrong !== -1) {
    const words = 'Please use a valid role: user, model.';
    return { kind: 'role', words, isQuoted: true, field: ['contents', wrong, 'role'] };
  }
  if (isStrict && contents.at(-1)?.role === 'model') {
    const words = 'The last content must not be of role model for this model.';
    return { kind: 'other', words, isQuoted: false, field: ['contents', contents.length - 1, 'role'] };
  }
  if (!readField(request, 'cachedContent')) {
    return undefined;
  }
  const other = inCache.find((name) => (readField(request, name) ?? null) !== null);
  if (other === undefined) {
    return undefined;
  }
  // langchain-ai/langchain-google#978, 2025-06-10.
  const words =
    'CachedContent can not be used with GenerateContent request setting system_instruction, tools or tool_config.';
  return { kind: 'cached-content', words, isQuoted: true, field: [other] };
}

function unfitSampling(config: JsonObject, traits: ModelTraits): Unfit | undefined {
  const at = '* GenerateContentRequest.generation_config';
  const number = (name: string): number | undefined => {
    const value = readField(config, name) ?? undefined;
    return value === undefined ? undefined : Number(value);
  };
  const { mostCandidates = 1, maxTemperature = 2, isStrict } = traits;
  const candidates = number('candidateCount') ?? 0;
  if (candidates > 1 && mostCandidates === 1) {
    // googleapis/js-genai#1609, 2026-05-18.
    return unfit('Multiple candidates is not enabled for this model', 'candidateCount', true);
  }
  if (candidates < 0 || candidates > mostCandidates) {
    const words = `${at}.candidate_count: must be from 1 to ${mostCandidates}, not ${candidates}`;
    return unfit(words, 'candidateCount');
  }
  if ((number('maxOutputTokens') ?? 0) < 0) {
    return unfit(`${at}.max_output_tokens: max_output_tokens must be positive.`, 'maxOutputTokens');
  }
  const temperature = number('temperature') ?? 0;
  if (temperature < 0 || temperature > maxTemperature) {
    const words = `${at}.temperature: temperature must be in the range [0.0, ${maxTemperature.toFixed(1)}].`;
    return unfit(words, 'temperature');
  }
  const topP = number('topP') ?? 0;
  if (topP < 0 || topP > 1) {
    return unfit(`${at}.top_p: top_p must be in the range [0.0, 1.0].`, 'topP');
  }
  const penalty = ['frequencyPenalty', 'presencePenalty'].find((name) => Boolean(number(name)));
  return isStrict && penalty !== undefined ? unfit('Penalty is not enabled for this model', penalty) : undefined;
}

const mimeTypes = ['text/plain', 'application/json', 'text/x.enum'];

function unfitOutput(request: JsonObject, config: JsonObject, traits: ModelTraits): Unfit | undefined {
  const at = '* GenerateContentRequest.generation_config';
  const mimeType = readField(config, 'responseMimeType') || 'text/plain';
  if (typeof mimeType === 'string' && !mimeTypes.includes(mimeType)) {
    const allowed = mimeTypes.map((type) => `\`${type}\``).join(', ');
    return unfit(`${at}.response_mime_type: allowed mimetypes are ${allowed}.`, 'responseMimeType');
  }
  const stops = readField(config, 'stopSequences');
  // Up to 5: OpenAPI of 2026-08-22, `GenerationConfig`.
  if (Array.isArray(stops) && stops.length > 5) {
    return unfit(`${at}.stop_sequences: at most 5 stop sequences can be set`, 'stopSequences');
  }
  const callsFunctions = listField(request, 'tools').some((tool) => listField(tool, 'functionDeclarations').length > 0);
  const isEarly = traits.thinking !== undefined && 'budget' in traits.thinking;
  if (isEarly && callsFunctions && mimeType === 'application/json') {
    // Simpleyyt/ai-manus#101, 2025-09-09.
    const words = "Function calling with a response mime type: 'application/json' is unsupported";
    return unfit(words, 'responseMimeType', true);
  }
  const modalities = listOf(readField(config, 'responseModalities')).map((name) => String(name).toUpperCase());
  const other = modalities.find((name) => name !== 'MODALITY_UNSPECIFIED' && name !== 'TEXT' && name !== traits.gives);
  return other === undefined
    ? undefined
    : unfit(`Model does not support the requested response modalities: ${other.toLowerCase()}`, 'responseModalities');
}

function unfit(words: string, name: string, isQuoted = false): Unfit {
  return { kind: 'other', words, isQuoted, field: ['generationConfig', name] };
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}
