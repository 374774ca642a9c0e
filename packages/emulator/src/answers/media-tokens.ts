import { isPlainObject, type PlainObject, readField } from '../plain-object.ts';

/** What a piece of media counts for, by the kind that the service names. */
export interface MediaTokens {
  readonly modality: 'IMAGE' | 'VIDEO' | 'AUDIO' | 'DOCUMENT';
  readonly tokens: number;
}

/**
 * An image of up to 384 × 384 counts for 258 tokens, from Gemini 2.0 on (Google's document as quoted in
 * geminibyexample.com/027-calculate-input-tokens, read 2026-11-28). That each piece of media counts for as much is our
 * choice: how large it is, how long it lasts and which model is asked are not looked at.
 */
const tokens = 258;

/** The media of a part of a message: one or none. Text in a file counts as a document. */
export function mediaTokens(part: PlainObject): MediaTokens[] {
  const media = readField(part, 'inlineData') ?? readField(part, 'fileData');
  if (!isPlainObject(media)) {
    return [];
  }
  const kind = String(readField(media, 'mimeType') ?? '').split('/')[0];
  switch (kind) {
    case 'image':
      return [{ modality: 'IMAGE', tokens }];
    case 'video':
      return [{ modality: 'VIDEO', tokens }];
    case 'audio':
      return [{ modality: 'AUDIO', tokens }];
    default:
      return [{ modality: 'DOCUMENT', tokens }];
  }
}
