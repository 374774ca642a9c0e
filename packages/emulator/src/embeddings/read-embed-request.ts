import { estimateTokens } from '../answers/estimate-tokens.ts';
import { isPlainObject, type PlainObject, readField } from '../plain-object.ts';
import { fullDimensions } from './embedding-vector.ts';

/** The part of an `EmbedContentRequest` that its embedding depends on. */
export interface ReadEmbedRequest {
  /** The title and the text of all parts. */
  readonly text: string;
  readonly dimensions: number;
  readonly tokens: number;
}

/**
 * Reads a request that has no faults. The task type changes nothing here: a query and the document that answers it must
 * be alike. Of other data than text, its bytes stand for what is in it, for a model that takes such.
 */
export function readEmbedRequest(request: PlainObject): ReadEmbedRequest {
  const text = [readSetting(request, 'title'), ...partsOf(request).map(textOf)]
    .filter((piece) => typeof piece === 'string')
    .join('\n');
  const dimensions = Number(readSetting(request, 'outputDimensionality') ?? 0);
  return { text, dimensions: dimensions || fullDimensions, tokens: Math.max(1, estimateTokens(text)) };
}

/** A setting of the request, from `embedContentConfig` or, as older clients send it, from the request itself. */
export function readSetting(request: PlainObject, camelName: string): unknown {
  const config = readField(request, 'embedContentConfig');
  return (isPlainObject(config) ? readField(config, camelName) : undefined) ?? readField(request, camelName);
}

/** The parts of the content; empty when there is none. */
export function partsOf(request: PlainObject): PlainObject[] {
  const content = readField(request, 'content');
  const parts = isPlainObject(content) ? readField(content, 'parts') : undefined;
  return (Array.isArray(parts) ? parts : [parts]).filter(isPlainObject);
}

function textOf(part: PlainObject): unknown {
  const text = readField(part, 'text');
  const data = readField(part, 'inlineData') ?? readField(part, 'fileData');
  return text ?? (isPlainObject(data) ? (readField(data, 'data') ?? readField(data, 'fileUri')) : undefined);
}
