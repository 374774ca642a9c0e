/**
 * Takes the messages of the batch, file, model and one-off calls out of Google's own description of the Gemini API and
 * writes them to packages/core/src/wire/proof/description.json, from which the strict schemas of the proof are made.
 * To run it again, with the description as an OpenAPI 3.0 document whose file name holds the day it was published:
 *
 *     node_modules/.bin/node scripts/wire-description.ts generativelanguage-v1beta-2026-08-22.json
 *
 * Prose is left out; names are sorted, so that the same document always gives the same file.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

type JsonObject = { readonly [name: string]: unknown };

/** What the calls that the emulator serves are sent and answer; all that these refer to comes along. */
const messages = [
  'AsyncBatchEmbedContentRequest',
  'BatchEmbedContentsRequest',
  'BatchEmbedContentsResponse',
  'BatchGenerateContentRequest',
  'CountTokensRequest',
  'CountTokensResponse',
  'CreateFileRequest',
  'CreateFileResponse',
  'EmbedContentBatch',
  'EmbedContentRequest',
  'EmbedContentResponse',
  'Empty',
  'File',
  'GenerateContentBatch',
  'GenerateContentRequest',
  'GenerateContentResponse',
  'ListFilesResponse',
  'ListModelsResponse',
  'ListOperationsResponse',
  'Model',
  'Operation',
  'Status',
] as const;

const reference = '#/components/schemas/';
const prose = new Set(['description', 'deprecated', 'enumDeprecated']);

const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'packages/core/src/wire/proof/description.json');
const path = process.argv[2];
const published = /\d{4}-\d{2}-\d{2}/.exec(basename(path ?? ''))?.[0];
if (path === undefined || published === undefined) {
  throw new TypeError('Give the path of an OpenAPI document whose name holds the day it was published');
}
const text = readFileSync(path, 'utf8');
const document = object(JSON.parse(text));
const described = object(object(document.components).schemas);
const taken = new Map<string, unknown>();
for (const message of messages) take(message);

const description = {
  source: `Google's discovery document of the Gemini API ${String(object(document.info).version)} as OpenAPI 3.0, as published on ${published} in tryAGI/Google_Generative_AI`,
  sha256: createHash('sha256').update(text).digest('hex'),
  writtenBy: 'scripts/wire-description.ts',
  schemas: Object.fromEntries([...taken].sort(byName)),
};
writeFileSync(target, JSON.stringify(description));
execFileSync(process.execPath, [join(root, 'node_modules/@biomejs/biome/bin/biome'), 'format', '--write', target]);

function take(name: string): void {
  if (taken.has(name)) return;
  if (described[name] === undefined) throw new Error(`The document has no schema "${name}"`);
  taken.set(name, undefined);
  taken.set(name, tidy(described[name]));
}

/** Without prose and extensions, sorted by name; the schemas it refers to are taken too. */
function tidy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tidy);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => !prose.has(name) && !name.startsWith('x-'));
  return Object.fromEntries(kept.sort(byName).map(([name, inner]) => [name, tidied(name, inner)]));
}

function tidied(name: string, value: unknown): unknown {
  if (name === '$ref') return `#/$defs/${takenName(String(value))}`;
  if (name !== 'properties') return tidy(value);
  // Fields may be called `description`: their names are no prose.
  const properties = Object.entries(object(value)).sort(byName);
  return Object.fromEntries(properties.map(([field, schema]) => [field, tidy(schema)]));
}

function takenName(value: string): string {
  if (!value.startsWith(reference)) throw new Error(`Unknown kind of reference "${value}"`);
  const name = value.slice(reference.length);
  take(name);
  return name;
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : Number(a > b);
}

function object(value: unknown): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('Expected an object');
  return Object.fromEntries(Object.entries(value));
}
