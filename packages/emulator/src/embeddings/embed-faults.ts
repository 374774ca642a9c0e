import { type MessageFault, messageFaults } from '@gemini-batch-test/core/wire';
import { isPlainObject, type PlainObject, readField } from '../plain-object.ts';
import { partsOf } from './read-embed-request.ts';

/**
 * All that is wrong with an `EmbedContentRequest`, whatever the model. The words for an empty part are the service's
 * (agno and others, read 2026-11-24), those for missing content are made after its words for missing contents.
 */
export function embedFaults(request: PlainObject): MessageFault[] {
  const faults = messageFaults(request, 'EmbedContentRequest');
  if (faults.length > 0) {
    return faults;
  }
  if (!isPlainObject(readField(request, 'content'))) {
    return [{ message: '* EmbedContentRequest.content: content is not specified' }];
  }
  const parts = partsOf(request);
  const isEmpty = (part: PlainObject): boolean =>
    ['text', 'inlineData', 'fileData'].every((name) => (readField(part, name) || undefined) === undefined);
  return parts.length === 0 || parts.some(isEmpty)
    ? [{ message: '* EmbedContentRequest.content contains an empty Part.' }]
    : [];
}
