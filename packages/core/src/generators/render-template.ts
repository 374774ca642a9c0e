import { isJsonObject, type JsonObject } from '../json/json.ts';

const placeholder = /\{\{\s*([^{}\s](?:[^{}]*[^{}\s])?)\s*\}\}/g;

/** Says whether a JSON value holds `{{field}}`, which only a row can fill. */
export function hasTemplate(value: unknown): boolean {
  return (JSON.stringify(value) ?? '').search(placeholder) !== -1;
}

/** Fills `{{field}}` from a row; says which field the row lacks. Values that are not text are written as JSON. */
export function renderTemplate(template: string, row: JsonObject): { value: string } | { missing: string } {
  const missing = [...template.matchAll(placeholder)]
    .map((match) => match[1] ?? '')
    .find((field) => !Object.hasOwn(row, field));
  if (missing !== undefined) return { missing };
  return { value: template.replace(placeholder, (_, field: string) => asText(row[field])) };
}

/** Fills every text inside a JSON value. */
export function renderDeep(template: unknown, row: JsonObject): { value: unknown } | { missing: string } {
  if (typeof template === 'string') return renderTemplate(template, row);
  if (Array.isArray(template)) {
    const items: unknown[] = [];
    for (const item of template) {
      const rendered = renderDeep(item, row);
      if ('missing' in rendered) return rendered;
      items.push(rendered.value);
    }
    return { value: items };
  }
  if (!isJsonObject(template)) return { value: template };
  const fields: [string, unknown][] = [];
  for (const [name, inner] of Object.entries(template)) {
    const rendered = renderDeep(inner, row);
    if ('missing' in rendered) return rendered;
    fields.push([name, rendered.value]);
  }
  return { value: Object.fromEntries(fields) };
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
