/**
 * Takes the few operations that our action uses out of GitHub's own OpenAPI description and writes them to
 * test/fixtures/github-openapi.json, against which test/support/github checks every request. To run it again:
 *
 *     node_modules/.bin/node scripts/extract-github-openapi.ts [VERSION]
 *
 * It fetches @octokit/openapi with `npm pack` into a temporary folder: unpacked it is 385 MB, too much for a dependency.
 * Requests are kept whole, without prose. Of the answers only the success is kept, without prose too.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

type JsonObject = { readonly [name: string]: unknown };

const operations = [
  { path: '/repos/{owner}/{repo}/issues/{issue_number}/comments', method: 'get', answer: '200' },
  { path: '/repos/{owner}/{repo}/issues/{issue_number}/comments', method: 'post', answer: '201' },
  { path: '/repos/{owner}/{repo}/issues/comments/{comment_id}', method: 'patch', answer: '200' },
] as const;

const prose = new Set(['description', 'example', 'examples', 'title', 'summary', 'externalDocs', 'deprecated']);

const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'test', 'fixtures', 'github-openapi.json');
const { version, description } = download(process.argv[2] ?? 'latest');
const schemas = new Map<string, unknown>();
const extracted = Object.fromEntries(operations.map((operation) => extract(operation)));
const fixture = {
  source: `@octokit/openapi ${version}, published ${published(version)}, generated/api.github.com.json (MIT)`,
  writtenBy: 'scripts/extract-github-openapi.ts',
  operations: extracted,
  components: { schemas: Object.fromEntries([...schemas].sort(([a], [b]) => (a < b ? -1 : 1))) },
};
writeFileSync(target, JSON.stringify(fixture));
execFileSync(process.execPath, [join(root, 'node_modules/@biomejs/biome/bin/biome'), 'format', '--write', target]);

function download(wanted: string): { readonly version: string; readonly description: JsonObject } {
  const folder = mkdtempSync(join(tmpdir(), 'github-openapi-'));
  try {
    npm(['pack', `@octokit/openapi@${wanted}`, '--silent', '--pack-destination', folder], folder);
    const archive = readdirSync(folder).find((name) => name.endsWith('.tgz'));
    if (archive === undefined) throw new Error('npm pack left no archive');
    const files = ['package/package.json', 'package/generated/api.github.com.json'];
    execFileSync('tar', ['-xzf', archive, ...files], { cwd: folder });
    const [manifest, openapi] = files.map((file) => object(JSON.parse(readFileSync(join(folder, file), 'utf8'))));
    return { version: String(manifest?.version), description: object(openapi) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function published(ofVersion: string): string {
  const times = object(JSON.parse(npm(['view', '@octokit/openapi', 'time', '--json'], root)));
  return String(times[ofVersion]).slice(0, 10);
}

function npm(args: readonly string[], cwd: string): string {
  return execFileSync('npm', args, { cwd, encoding: 'utf8', shell: process.platform === 'win32' });
}

function extract({ path, method, answer }: (typeof operations)[number]): readonly [string, unknown] {
  const operation = object(object(object(description.paths)[path])[method]);
  const { operationId, parameters, requestBody } = operation;
  const found = object(object(operation.responses)[answer]);
  const body = requestBody === undefined ? undefined : object(resolve(requestBody));
  const extractedOperation = {
    method: method.toUpperCase(),
    path,
    parameters: list(parameters).map((parameter) => tidy(resolve(parameter))),
    ...(body && { requestBody: { required: body.required === true, schema: tidy(jsonSchemaOf(body)) } }),
    answer: { status: Number(answer), schema: tidy(jsonSchemaOf(found)) },
  };
  return [String(operationId), extractedOperation];
}

function jsonSchemaOf(message: JsonObject): unknown {
  return object(object(message.content)['application/json']).schema;
}

/** Without prose and extensions; the schemas it refers to are collected. */
function tidy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tidy);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => !isProse(name));
  for (const [name, inner] of kept) {
    if (name === '$ref') collect(String(inner));
  }
  return Object.fromEntries(
    kept.map(([name, inner]) => [name, name === 'properties' ? tidyProperties(inner) : tidy(inner)]),
  );
}

/** Fields may be called `title` or `description`: their names are no prose. */
function tidyProperties(properties: unknown): unknown {
  return Object.fromEntries(Object.entries(object(properties)).map(([name, schema]) => [name, tidy(schema)]));
}

function isProse(name: string): boolean {
  return name.startsWith('x-') || prose.has(name);
}

function collect(reference: string): void {
  const name = reference.slice('#/components/schemas/'.length);
  if (schemas.has(name)) return;
  schemas.set(name, undefined);
  schemas.set(name, tidy(resolve({ $ref: reference })));
}

function resolve(value: unknown): unknown {
  const reference = object(value).$ref;
  if (typeof reference !== 'string') return value;
  return reference
    .slice('#/'.length)
    .split('/')
    .reduce<unknown>((inside, name) => object(inside)[name], description);
}

function object(value: unknown): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('Expected an object');
  return Object.fromEntries(Object.entries(value));
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
