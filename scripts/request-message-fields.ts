import description from '../packages/core/src/wire/proof/description.json' with { type: 'json' };
import type { WireSchema, WireSchemas } from '../packages/core/src/wire/proof/wire-schema.ts';

const roots = ['BatchEmbedContentsRequest', 'CountTokensRequest', 'EmbedContentRequest', 'GenerateContentRequest'];

/** What the description lacks, or has otherwise than the wire (proof/answer-differences.ts; for the underscore the SDK). */
const changes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // The model is part of the path; a body may have it as well.
  BatchEmbedContentsRequest: { model: 'string' },
  CountTokensRequest: { model: 'string' },
  GenerationConfig: { _responseJsonSchema: 'any' },
  ThinkingConfig: { thinkingLevel: 'THINKING_LEVEL_UNSPECIFIED|MINIMAL|LOW|MEDIUM|HIGH|XHIGH' },
};

const schemas: WireSchemas = description.schemas;

/** Each message's fields with their types, sorted by the message's name. */
export function requestMessageFields(): Record<string, Record<string, string>> {
  const taken = new Map<string, Record<string, string>>();
  for (const root of roots) take(root, taken);
  return Object.fromEntries([...taken].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

function take(name: string, taken: Map<string, Record<string, string>>): void {
  if (!taken.has(name)) {
    const fields: Record<string, string> = {};
    taken.set(name, fields);
    for (const [field, schema] of Object.entries(schemas[name]?.properties ?? {})) {
      fields[field] = typeOf(schema, taken);
    }
    Object.assign(fields, changes[name]);
  }
}

/** `Message`, `[element]`, `{value}` for a map, `A|B` for an enum, `struct`, `any`, or a scalar's name. */
function typeOf(schema: WireSchema, taken: Map<string, Record<string, string>>): string {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.slice('#/$defs/'.length);
    take(name, taken);
    return name;
  }
  if (schema.enum !== undefined) {
    return schema.enum.join('|');
  }
  switch (schema.type) {
    case 'array':
      return `[${typeOf(schema.items ?? {}, taken)}]`;
    case 'object': {
      const values = schema.additionalProperties;
      return typeof values === 'object' && values.$ref !== undefined ? `{${typeOf(values, taken)}}` : 'struct';
    }
    case undefined:
      return 'any';
    default:
      return schema.type === 'boolean' ? 'bool' : (schema.format ?? schema.type);
  }
}
