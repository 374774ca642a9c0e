import type { JsonObject } from '../../json/json.ts';
import { jsonPointer } from '../../json/json-pointer.ts';
import { listField, readField } from '../read-field.ts';
import type { PlacedFault } from './message-fault.ts';
import { messageFaults, mostFaults } from './message-faults.ts';

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
export function generateFaults(request: JsonObject): PlacedFault[] {
  const faults = messageFaults(request, 'GenerateContentRequest');
  return faults.length > 0 ? faults : contentsFaults(request);
}

/** What is missing in the contents of a request that can be read; of a great many the first. */
export function contentsFaults(request: JsonObject): PlacedFault[] {
  const contents = listField(request, 'contents');
  if (contents.length === 0) {
    const pointer = Object.hasOwn(request, 'contents') ? '/contents' : '';
    return [{ message: '* GenerateContentRequest.contents: contents is not specified', pointer }];
  }
  const faults: PlacedFault[] = [];
  for (const [index, content] of contents.entries()) {
    const at = `GenerateContentRequest.contents[${index}].parts`;
    const parts = listField(content, 'parts');
    if (parts.length === 0) {
      const pointer = itemPointer(request, 'contents', content);
      const own = Object.hasOwn(content, 'parts') ? '/parts' : '';
      faults.push({ message: `* ${at}: contents.parts must not be empty.`, pointer: `${pointer}${own}` });
    }
    if (faults.length >= mostFaults) {
      return faults;
    }
    for (const [place, part] of parts.entries()) {
      if (!hasData(part)) {
        const message = `* ${at}[${place}].data: required oneof field 'data' must have one initialized field`;
        const pointer = `${itemPointer(request, 'contents', content)}${itemPointer(content, 'parts', part)}`;
        faults.push({ message, pointer });
      }
      if (faults.length >= mostFaults) {
        return faults;
      }
    }
  }
  return faults;
}

/** Where an item of a repeated field stands, which may be a single one instead of a list. */
function itemPointer(message: JsonObject, field: string, item: JsonObject): string {
  const list = message[field];
  return jsonPointer(Array.isArray(list) ? [field, list.indexOf(item)] : [field]);
}

function hasData(part: JsonObject): boolean {
  return dataNames.some((name) => (readField(part, name) ?? undefined) !== undefined);
}
