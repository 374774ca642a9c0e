import type { ValidationMessages } from './validation-messages.ts';

const form = '{"key": "…", "request": {"contents": [{"parts": [{"text": "…"}]}]}}';

export const issueAdviceEn: ValidationMessages['advice'] = {
  'not-json': () => 'Each line must be one whole JSON object; a text over several lines needs \\n in it.',
  'not-utf8': () => 'Save the file as UTF-8 and validate it again: the rest of it was not read.',
  'line-too-long': () => 'Is it JSONL, with a line for each request?',
  'byte-order-mark': () => 'Save the file as UTF-8 without it. This tool leaves it out; other clients send it along.',
  'not-an-object': () => `Write ${form}`,
  'too-deep': () => 'Make it flatter: a schema can be described in words instead.',
  'bare-line': () => `Write ${form}`,
  'openai-line': () => `Send it through the OpenAI-compatible endpoint with an OpenAI client, or write ${form}`,
  'embeddings-request': () =>
    'Embeddings have a job of another kind (asyncBatchEmbedContent), which this tool does not make.',
  'key-missing': () =>
    'Give each line a "key" of its own, as text. Lines for Vertex AI have none; here answers are told apart by it.',
  'key-is-custom-id': () => 'Call it "key".',
  'key-duplicate': ({ firstLine }) => `Change this key, or the one on line ${firstLine}.`,
  'request-missing': () => `Write ${form}`,
  'body-missing': () => `Write ${form}`,
  'custom-id-missing': () => `Write ${form}`,
  'contents-missing': () => 'Write "contents": [{"parts": [{"text": "…"}]}]',
  'parts-missing': () => 'Write "parts": [{"text": "…"}]',
  'part-empty': () => 'Write {"text": "…"}, or leave the part out.',
  'field-misplaced': ({ field, place }) =>
    place === '' ? `Move "${field}" into "request" itself.` : `Move it: ${nested(place, field)}`,
  'sdk-config': () =>
    'Move systemInstruction, tools, toolConfig, safetySettings and cachedContent into the request, everything else into "generationConfig".',
  'field-misspelt': ({ suggestion }) => `Write "${suggestion}".`,
  'field-not-described': ({ message }) =>
    message === 'Schema'
      ? 'Leave it out: responseSchema takes a part of OpenAPI’s schemas, not all of JSON Schema.'
      : 'Leave it out. If Google has added it after 2026-08-22, only the service can tell: run sends it.',
  'value-unfit': () => null,
  'choice-unknown': ({ suggestion }) =>
    suggestion === null
      ? 'Take one of the values in Google’s reference. If it is newer than 2026-08-22, only the service can tell: run sends it.'
      : null,
  'list-not-taken': () => 'Write the value itself, without [ ].',
  'spelled-twice': ({ other }) => `Leave "${other}" out: nobody says which of them counts.`,
  'role-unknown': () => 'Write "user" or "model"; what an assistant is told goes into "systemInstruction".',
  'cached-content-conflict': ({ field }) => `Put "${field}" into the cached content when it is made.`,
  'thinking-both': () => 'Keep "thinkingLevel" for Gemini 3 and later, "thinkingBudget" for 2.5.',
  'thinking-level-unfit': () =>
    'Before Gemini 3 write "thinkingBudget"; for Gemini 4 "LOW", "MEDIUM" or "HIGH"; or leave it out.',
  'thinking-budget-unfit': () => 'From Gemini 3 on write "thinkingLevel"; for 2.5 a budget within the model’s limits.',
  'model-refuses': () => 'Change this value, or take another model.',
  'sampling-deprecated': () => 'Leave it out when the answers do not depend on it.',
  'json-schema-in-batch': () => 'Write "responseSchema" instead, and look at the answers of a small run.',
  'list-emptied': () => 'Write it as text. This tool keeps such fields here and does not send them.',
  'file-too-large': () => 'run sends it as several jobs; other clients have to split it.',
  'inline-too-large': () => 'Leave --inline out: a file may be larger.',
  'input-empty': () => `Write a line for each request: ${form}`,
  'model-without-batch': () => 'Take another model: its supportedGenerationMethods must have batchGenerateContent.',
  'model-not-found': () => 'Look at the name; a model that was shut down is not found either.',
  'model-retired': () => 'Take a model that goes on.',
  'model-ending': () => 'Take a model that goes on.',
  'model-rerouted': ({ to }) => `Name ${to} itself, and compare its price and answers.`,
  'field-unknown': ({ suggestion }) => (suggestion === null ? null : `Write "${suggestion}".`),
  'field-missing': () => 'Change the template, or the row.',
  'check-invalid': () => 'The guide lists the checks.',
  'checks-not-a-list': () => null,
  'csv-broken': () => 'Put fields that hold commas, quotes or line breaks into quotes.',
  'column-duplicate': () => 'Rename one of them.',
};

/** `generationConfig.thinkingConfig` and a field as JSON. */
function nested(place: string, field: string): string {
  const names = [...place.split('.'), field];
  return `{${names.map((name) => `"${name}": `).join('{')}…${'}'.repeat(names.length)}`;
}
