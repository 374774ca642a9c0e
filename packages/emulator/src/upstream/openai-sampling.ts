import { isPlainObject, type PlainObject } from '../plain-object.ts';
import { camelFields } from './camel-fields.ts';
import { responseFormat } from './openai-response-format.ts';
import { toNumber, toText } from './scalars.ts';

/** Fields of a `generationConfig` that have their like among the fields of the OpenAI form. */
const likeNames: Readonly<Record<string, string>> = {
  temperature: 'temperature',
  topP: 'top_p',
  // Not `max_completion_tokens`: Ollama does not know that (docs.ollama.com/api/openai-compatibility, read 2026-11-24).
  maxOutputTokens: 'max_tokens',
  stopSequences: 'stop',
  seed: 'seed',
  presencePenalty: 'presence_penalty',
  frequencyPenalty: 'frequency_penalty',
};

/** Read together, for the form of the answer. */
const formatNames: ReadonlySet<string> = new Set(['responseMimeType', 'responseSchema', 'responseJsonSchema']);

/** Passed over: they tune what the answer is made of, not what it is, and have no like there. */
const passedOver: ReadonlySet<string> = new Set([
  'topK',
  'mediaResolution',
  'enableEnhancedCivicAnswers',
  'enableAffectiveDialog',
]);

/**
 * `reasoning_effort` has no level below low that all servers take: Google's own answers 400 to `minimal`
 * (discuss.ai.google.dev/t/118724, read 2026-11-24), Ollama lists high, medium, low and none.
 */
const efforts: Readonly<Record<string, string>> = {
  MINIMAL: 'low',
  LOW: 'low',
  MEDIUM: 'medium',
  HIGH: 'high',
  XHIGH: 'high',
};

/** A `generationConfig` as fields of an OpenAI chat request. */
export function chatSampling(config: PlainObject, report: (what: string) => void): PlainObject {
  const fields = camelFields(config);
  const sampling: PlainObject = {};
  for (const [name, value] of fields) {
    const likeName = Object.hasOwn(likeNames, name) ? likeNames[name] : undefined;
    if (likeName !== undefined) {
      sampling[likeName] = value;
    } else if (name === 'candidateCount') {
      Object.assign(sampling, toNumber(value) > 1 ? { n: toNumber(value) } : {});
    } else if (name === 'thinkingConfig') {
      Object.assign(sampling, isPlainObject(value) ? thinking(value) : {});
    } else if (name === 'responseModalities') {
      reportModalities(value, report);
    } else if (!formatNames.has(name) && !passedOver.has(name)) {
      report(`"generationConfig.${name}"`);
    }
  }
  return { ...sampling, ...responseFormat(fields, report) };
}

function thinking(config: PlainObject): PlainObject {
  const fields = camelFields(config);
  const effort = efforts[toText(fields.get('thinkingLevel') ?? '').toUpperCase()];
  if (effort !== undefined) {
    return { reasoning_effort: effort };
  }
  return toNumber(fields.get('thinkingBudget')) === 0 ? { reasoning_effort: 'none' } : {};
}

function reportModalities(value: unknown, report: (what: string) => void): void {
  for (const modality of Array.isArray(value) ? value : [value]) {
    if (toText(modality).toUpperCase() !== 'TEXT') {
      report(`an answer in the modality "${toText(modality).slice(0, 100)}"`);
    }
  }
}
