import type { InputIssue } from '../errors/input-issue.ts';
import { isJsonObject, type JsonObject } from '../json/json.ts';
import { jsonPointer } from '../json/json-pointer.ts';
import { camelCase } from '../wire/read-field.ts';

/**
 * Deprecated since 2026-07-21 (ai.google.dev/gemini-api/docs/changelog, read 2026-11-29); they are still taken.
 */
const deprecated: readonly string[] = ['temperature', 'topP', 'top_p', 'topK', 'top_k'];

/**
 * Reported to give degenerate JSON in batches, 0 of 502 answers right, where `responseSchema` gives all
 * (crmne/ruby_llm#894, 2026-08-27).
 */
const jsonSchemas: readonly string[] = ['responseJsonSchema', 'response_json_schema', '_responseJsonSchema'];

/** What a request has that is taken and does harm; `root` is where in the line the request stands. */
export function harmIssues(request: JsonObject, line: number, root: string): InputIssue[] {
  const issues = spelledTwice(request, line, [root]);
  for (const configName of ['generationConfig', 'generation_config']) {
    const config = request[configName];
    if (!isJsonObject(config)) continue;
    issues.push(...spelledTwice(config, line, [root, configName]));
    for (const field of Object.keys(config)) {
      const place = { line, pointer: `${root}${jsonPointer([configName, field])}` };
      if (deprecated.includes(field)) issues.push({ code: 'sampling-deprecated', details: { field }, ...place });
      if (jsonSchemas.includes(field)) issues.push({ code: 'json-schema-in-batch', details: { field }, ...place });
    }
    for (const thinking of ['thinkingConfig', 'thinking_config']) {
      const inner = config[thinking];
      if (isJsonObject(inner)) issues.push(...spelledTwice(inner, line, [root, configName, thinking]));
    }
  }
  return issues;
}

/** Fields in both spellings in one object: which of them counts is stated nowhere. */
function spelledTwice(message: JsonObject, line: number, [root = '', ...path]: readonly string[]): InputIssue[] {
  const issues: InputIssue[] = [];
  for (const other of Object.keys(message)) {
    if (!other.includes('_')) continue;
    const field = camelCase(other);
    if (field === other || !Object.hasOwn(message, field)) continue;
    const pointer = `${root}${jsonPointer([...path, other])}`;
    issues.push({ code: 'spelled-twice', details: { field, other }, line, pointer });
  }
  return issues;
}
