import { isPlainObject, type PlainObject } from '../plain-object.ts';
import { camelFields } from './camel-fields.ts';
import { jsonSchemaOf } from './json-schema-of.ts';
import { toText } from './scalars.ts';

const choices: Readonly<Record<string, string>> = {
  MODE_UNSPECIFIED: 'auto',
  AUTO: 'auto',
  VALIDATED: 'auto',
  ANY: 'required',
  NONE: 'none',
};

/** The functions that a model may call, as `tools` and `tool_choice` of an OpenAI chat request. */
export function chatTools(tools: unknown, toolConfig: unknown, report: (what: string) => void): PlainObject {
  const declared = (Array.isArray(tools) ? tools : [tools])
    .filter(isPlainObject)
    .flatMap((tool) => [...camelFields(tool)].flatMap(([name, value]) => functionsOf(name, value, report)));
  const { mode, allowed } = callingConfig(toolConfig, report);
  const functions = allowed.length === 0 ? declared : declared.filter(({ name }) => allowed.includes(toText(name)));
  if (functions.length === 0) {
    return {};
  }
  return {
    tools: functions.map((definition) => ({ type: 'function', function: definition })),
    ...(mode === undefined ? {} : { tool_choice: choices[mode] ?? 'auto' }),
  };
}

function functionsOf(name: string, value: unknown, report: (what: string) => void): PlainObject[] {
  if (name !== 'functionDeclarations') {
    report(`the tool "${name}"`);
    return [];
  }
  return (Array.isArray(value) ? value : [value]).filter(isPlainObject).map((declaration) => {
    const fields = camelFields(declaration);
    const schema = fields.get('parameters');
    const parameters = isPlainObject(schema) ? jsonSchemaOf(schema, report) : fields.get('parametersJsonSchema');
    return {
      name: fields.get('name'),
      ...(fields.has('description') ? { description: fields.get('description') } : {}),
      ...(parameters === undefined ? {} : { parameters }),
    };
  });
}

function callingConfig(
  toolConfig: unknown,
  report: (what: string) => void,
): { mode: string | undefined; allowed: string[] } {
  const fields = camelFields(isPlainObject(toolConfig) ? toolConfig : {});
  for (const name of fields.keys()) {
    if (name !== 'functionCallingConfig') {
      report(`"toolConfig.${name}"`);
    }
  }
  const calling = fields.get('functionCallingConfig');
  const config = camelFields(isPlainObject(calling) ? calling : {});
  const mode = config.get('mode');
  const names = config.get('allowedFunctionNames');
  return {
    mode: typeof mode === 'string' ? mode.toUpperCase() : undefined,
    allowed: Array.isArray(names) ? names.map(toText) : [],
  };
}
