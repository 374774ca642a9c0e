import { isPlainObject, type PlainObject, readField } from '../plain-object.ts';

/** What a piece of media counts for, by the kind that the service names. */
export interface MediaTokens {
  readonly modality: 'IMAGE' | 'VIDEO' | 'AUDIO' | 'DOCUMENT';
  readonly tokens: number;
}

/**
 * A small image counts for 258 tokens (ai.google.dev/gemini-api/docs/tokens); here each piece of media does, for how
 * large it is or how long it lasts is not looked at.
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
