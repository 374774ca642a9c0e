import { isPlainObject, type PlainObject } from '../plain-object.ts';
import { camelFields } from './camel-fields.ts';
import { toText } from './scalars.ts';

/** What a part may say besides its content. */
const besides: ReadonlySet<string> = new Set([
  'thought',
  'thoughtSignature',
  'videoMetadata',
  'mediaResolution',
  'partMetadata',
]);

const audioFormats: ReadonlyMap<string, string> = new Map([
  ['audio/wav', 'wav'],
  ['audio/x-wav', 'wav'],
  ['audio/mp3', 'mp3'],
  ['audio/mpeg', 'mp3'],
]);

/** A part of a user's message as one of the OpenAI form: text, inline images and sound. */
export function contentPart(part: PlainObject, report: (what: string) => void): PlainObject | undefined {
  for (const [name, value] of camelFields(part)) {
    if (name === 'text' && typeof value === 'string') {
      return { type: 'text', text: value };
    }
    if (name === 'inlineData' && isPlainObject(value)) {
      return inlinePart(value, report);
    }
    if (!besides.has(name)) {
      report(`a part with "${name}"`);
    }
  }
  return undefined;
}

function inlinePart(blob: PlainObject, report: (what: string) => void): PlainObject | undefined {
  const fields = camelFields(blob);
  const mimeType = toText(fields.get('mimeType') ?? '').toLowerCase();
  const data = fields.get('data');
  // JSON of a protocol buffer may have either alphabet of base64, a data URL only the first.
  const base64 = typeof data === 'string' ? data.replaceAll('-', '+').replaceAll('_', '/') : '';
  if (/^image\/[a-z0-9.+-]+$/.test(mimeType)) {
    return { type: 'image_url', image_url: { url: `data:${mimeType};base64,${base64}` } };
  }
  const format = audioFormats.get(mimeType);
  if (format !== undefined) {
    return { type: 'input_audio', input_audio: { data: base64, format } };
  }
  report(`inline data of the type "${mimeType.slice(0, 100)}"`);
  return undefined;
}
