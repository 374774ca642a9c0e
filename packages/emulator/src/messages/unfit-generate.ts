import { modelTraits } from '../models/model-table.ts';
import type { ModelTraits } from '../models/model-traits.ts';
import { isPlainObject, listField, type PlainObject, readField } from '../plain-object.ts';
import { unfitThinking } from './unfit-thinking.ts';

/**
 * Why a model (`models/{id}`) cannot answer a request that has no faults; undefined when it can. What a recording or a
 * report has in the service's words is told in them, the rest in words like them.
 */
export function unfitGenerate(request: PlainObject, model: string): string | undefined {
  const traits = modelTraits(model.replace(/^models\//, ''));
  if (traits === undefined) {
    return undefined;
  }
  const value = readField(request, 'generationConfig');
  const config = isPlainObject(value) ? value : {};
  return (
    unfitContents(request, traits) ??
    unfitThinking(config, traits) ??
    unfitSampling(config, traits) ??
    unfitOutput(request, config, traits)
  );
}

function unfitContents(request: PlainObject, { isStrict }: ModelTraits): string | undefined {
  const roles = listField(request, 'contents').map((content) => readField(content, 'role') || 'user');
  // the-open-agent/openagent#1666, 2025-10-19. `function` is of the description.
  if (roles.some((role) => role !== 'user' && role !== 'model' && role !== 'function')) {
    return 'Please use a valid role: user, model.';
  }
  if (isStrict && roles.at(-1) === 'model') {
    return 'The last content must not be of role model for this model.';
  }
  const isCached = Boolean(readField(request, 'cachedContent'));
  const others = ['systemInstruction', 'tools', 'toolConfig'].filter(
    (name) => (readField(request, name) ?? null) !== null,
  );
  return isCached && others.length > 0
    ? 'CachedContent can not be used with GenerateContent request setting system_instruction, tools or tool_config.'
    : undefined;
}

function unfitSampling(config: PlainObject, traits: ModelTraits): string | undefined {
  const at = '* GenerateContentRequest.generation_config';
  const number = (name: string): number | undefined => {
    const value = readField(config, name) ?? undefined;
    return value === undefined ? undefined : Number(value);
  };
  const { mostCandidates = 1, maxTemperature = 2, isStrict } = traits;
  const candidates = number('candidateCount') ?? 0;
  if (candidates > 1 && mostCandidates === 1) {
    // googleapis/js-genai#1609, 2026-05-18.
    return 'Multiple candidates is not enabled for this model';
  }
  if (candidates < 0 || candidates > mostCandidates) {
    return `${at}.candidate_count: must be from 1 to ${mostCandidates}, not ${candidates}`;
  }
  if ((number('maxOutputTokens') ?? 0) < 0) {
    return `${at}.max_output_tokens: max_output_tokens must be positive.`;
  }
  const temperature = number('temperature') ?? 0;
  if (temperature < 0 || temperature > maxTemperature) {
    return `${at}.temperature: temperature must be in the range [0.0, ${maxTemperature.toFixed(1)}].`;
  }
  const topP = number('topP') ?? 0;
  if (topP < 0 || topP > 1) {
    return `${at}.top_p: top_p must be in the range [0.0, 1.0].`;
  }
  const hasPenalty = Boolean(number('frequencyPenalty')) || Boolean(number('presencePenalty'));
  return isStrict && hasPenalty ? 'Penalty is not enabled for this model' : undefined;
}

const mimeTypes = ['text/plain', 'application/json', 'text/x.enum'];

function unfitOutput(request: PlainObject, config: PlainObject, traits: ModelTraits): string | undefined {
  const at = '* GenerateContentRequest.generation_config';
  const mimeType = readField(config, 'responseMimeType') || 'text/plain';
  if (typeof mimeType === 'string' && !mimeTypes.includes(mimeType)) {
    return `${at}.response_mime_type: allowed mimetypes are ${mimeTypes.map((type) => `\`${type}\``).join(', ')}.`;
  }
  const stops = readField(config, 'stopSequences');
  // Up to 5: OpenAPI of 2026-08-22, `GenerationConfig`.
  if (Array.isArray(stops) && stops.length > 5) {
    return `${at}.stop_sequences: at most 5 stop sequences can be set`;
  }
  const callsFunctions = listField(request, 'tools').some((tool) => listField(tool, 'functionDeclarations').length > 0);
  const isEarly = traits.thinking !== undefined && 'budget' in traits.thinking;
  if (isEarly && callsFunctions && mimeType === 'application/json') {
    // Simpleyyt/ai-manus#101, 2025-09-09.
    return "Function calling with a response mime type: 'application/json' is unsupported";
  }
  const modalities = listOf(readField(config, 'responseModalities')).map((name) => String(name).toUpperCase());
  const given = new Set(['TEXT', ...(traits.gives === undefined ? [] : [traits.gives])]);
  const other = modalities.find((name) => name !== 'MODALITY_UNSPECIFIED' && !given.has(name));
  return other === undefined
    ? undefined
    : `Model does not support the requested response modalities: ${other.toLowerCase()}`;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}
