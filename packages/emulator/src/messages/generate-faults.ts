import { mostFaults } from '../http/bad-request.ts';
import { listField, type PlainObject, readField } from '../plain-object.ts';
import type { MessageFault } from './message-fault.ts';
import { messageFaults } from './message-faults.ts';

const dataNames = [
  'text',
  'inlineData',
  'fileData',
  'functionCall',
  'functionResponse',
  'executableCode',
  'codeExecutionResult',
  'toolCall',
  'toolResponse',
];

/** All that is wrong with a `GenerateContentRequest`, whatever the model. */
export function generateFaults(request: PlainObject): MessageFault[] {
  const faults = messageFaults(request, 'GenerateContentRequest');
  return faults.length > 0 ? faults : contentsFaults(request);
}

/** What is missing in the contents of a request that can be read; of a great many the first. */
export function contentsFaults(request: PlainObject): MessageFault[] {
  const contents = listField(request, 'contents');
  if (contents.length === 0) {
    return [{ message: '* GenerateContentRequest.contents: contents is not specified' }];
  }
  const faults: MessageFault[] = [];
  const add = (message: string): void => {
    if (faults.length < mostFaults) {
      faults.push({ message });
    }
  };
  for (const [index, content] of contents.entries()) {
    const at = `GenerateContentRequest.contents[${index}].parts`;
    const parts = listField(content, 'parts');
    if (parts.length === 0) {
      add(`* ${at}: contents.parts must not be empty.`);
    }
    for (const [place, part] of parts.entries()) {
      if (!hasData(part)) {
        add(`* ${at}[${place}].data: required oneof field 'data' must have one initialized field`);
      }
    }
  }
  return faults;
}

function hasData(part: PlainObject): boolean {
  return dataNames.some((name) => (readField(part, name) ?? undefined) !== undefined);
}
