import { isPlainObject, listField, type PlainObject, readField } from '../plain-object.ts';

/** The functions that a model may call, and whether it must. */
export interface ReadTools {
  readonly mustCall: boolean;
  readonly functions: readonly { readonly name: string; readonly parameters: PlainObject }[];
}

export function readTools(request: PlainObject): ReadTools {
  const toolConfig = readField(request, 'toolConfig');
  const config = isPlainObject(toolConfig) ? readField(toolConfig, 'functionCallingConfig') : undefined;
  const mode = isPlainObject(config) ? String(readField(config, 'mode') ?? '').toUpperCase() : '';
  const allowed = isPlainObject(config) ? readField(config, 'allowedFunctionNames') : undefined;
  const names = new Set(Array.isArray(allowed) ? allowed : []);
  const functions = listField(request, 'tools')
    .flatMap((tool) => listField(tool, 'functionDeclarations'))
    .map((declaration) => ({
      name: String(readField(declaration, 'name') ?? ''),
      parameters: parametersOf(declaration),
    }))
    .filter(({ name }) => name !== '' && (names.size === 0 || names.has(name)));
  return { mustCall: mode === 'ANY' && functions.length > 0, functions };
}

function parametersOf(declaration: PlainObject): PlainObject {
  const parameters = [readField(declaration, 'parameters'), readField(declaration, 'parametersJsonSchema')].find(
    isPlainObject,
  );
  return parameters ?? { type: 'OBJECT' };
}
