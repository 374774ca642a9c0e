import { type PlainObject, readField } from '../plain-object.ts';
import { fullDimensions } from './embedding-vector.ts';
import { partsOf, readSetting } from './read-embed-request.ts';

/** Models that take only text. */
const textOnly: ReadonlySet<string> = new Set(['models/gemini-embedding-001']);

/**
 * Why a model (`models/{id}`) cannot embed a request that has no faults. Sizes from 128 to 3072 are documented; smaller
 * ones are seen in Google's samples and work here. The words are ours.
 */
export function unfitEmbed(request: PlainObject, model: string): string | undefined {
  const asked = readField(request, 'model') ?? model;
  if (asked !== model) {
    return `* EmbedContentRequest.model: "${asked}" is not the model of the call, "${model}"`;
  }
  const dimensions = Number(readSetting(request, 'outputDimensionality') ?? 0);
  if (dimensions < 0 || dimensions > fullDimensions) {
    return `* EmbedContentRequest.output_dimensionality: must be from 1 to ${fullDimensions}, not ${dimensions}`;
  }
  if (textOnly.has(model) && partsOf(request).some((part) => (readField(part, 'text') || undefined) === undefined)) {
    return `* EmbedContentRequest.content: ${model} takes only text`;
  }
  return undefined;
}
