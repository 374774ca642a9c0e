import { isPlainObject, type PlainObject, readField } from '../plain-object.ts';
import { generationConfigFields, requestFields } from './request-fields.ts';

/** What is wrong with a request: a field that the service does not know, or another thing, in its words. */
export type RequestFault =
  | { readonly unknownField: string; readonly within: 'request' | 'generationConfig' }
  | { readonly message: string };

/** All that the emulator can tell to be wrong with a `GenerateContentRequest`. */
export function requestFaults(request: PlainObject): RequestFault[] {
  const generationConfig = readField(request, 'generationConfig') ?? {};
  return [
    ...unknownFields(request, requestFields, 'request'),
    ...(isPlainObject(generationConfig)
      ? unknownFields(generationConfig, generationConfigFields, 'generationConfig')
      : [{ message: "invalid value for field 'generationConfig': not a message" }]),
    ...contentsFaults(readField(request, 'contents')),
  ];
}

function unknownFields(
  message: PlainObject,
  known: ReadonlySet<string>,
  within: 'request' | 'generationConfig',
): RequestFault[] {
  return Object.keys(message)
    .filter((name) => !known.has(name))
    .map((unknownField) => ({ unknownField, within }));
}

function contentsFaults(contents: unknown): RequestFault[] {
  if (contents === undefined || contents === null || (Array.isArray(contents) && contents.length === 0)) {
    return [{ message: '* GenerateContentRequest.contents: contents is not specified' }];
  }
  if (!Array.isArray(contents) || !contents.every(isPlainObject)) {
    return [{ message: "invalid value for field 'contents': not a list of messages" }];
  }
  return contents.flatMap((content, index) => {
    const parts = readField(content, 'parts');
    return Array.isArray(parts) && parts.length > 0 && parts.every(isPlainObject)
      ? []
      : [{ message: `* GenerateContentRequest.contents[${index}].parts: contents.parts must not be empty.` }];
  });
}
