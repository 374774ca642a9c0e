import { GeminiBatchError } from '../errors/gemini-batch-error.ts';
import type { InputIssue } from '../errors/input-issue.ts';
import { createHashSet } from '../json/hash-set.ts';
import { isJsonObject, parseJson } from '../json/json.ts';
import { valueHash } from '../json/value-hash.ts';
import type { Lang } from '../locales/lang.ts';
import { addEstimate, type EstimatedTokens, noTokens } from '../planner/estimate-cost.ts';
import { estimateTokens } from '../planner/estimate-tokens.ts';
import { createShardPlan, defaultShardLimits, inlineSizeBytes, type Shard } from '../planner/plan-shards.ts';
import type { Files } from '../platform/files.ts';
import { readLines } from '../platform/read-lines.ts';
import { inputLine } from '../requests/batch-request.ts';
import { readSource } from '../sources/read-source.ts';
import type { Source } from '../suites/suite.ts';
import type { FullContext } from './run-context.ts';
import { runPaths } from './run-paths.ts';

/** What was learnt of the requests while they were written. */
export interface WrittenRequests {
  readonly requests: number;
  readonly shards: readonly Shard[];
  /** The models that the lines themselves name. */
  readonly models: ReadonlySet<string>;
  readonly tokens: EstimatedTokens;
}

/**
 * Streams a source into a run's `requests.jsonl`, planning the shards on the way. Throws `input-invalid` with all that
 * is wrong, or `input-empty`.
 */
export async function writeRequests(
  folder: string,
  source: Source,
  options: { lang: Lang; model: string; requestsPerJob?: number; inline?: boolean },
  { files, signal }: Pick<FullContext, 'files' | 'signal'>,
): Promise<WrittenRequests> {
  const issues: InputIssue[] = [];
  const hashes = createHashSet();
  /** Keys that look as if they had come before. */
  const suspects = new Set<string>();
  const models = new Set<string>();
  const { requestsPerJob: requests = defaultShardLimits.requests, inline = false, ...reading } = options;
  const sizeBytes = inline ? inlineSizeBytes : defaultShardLimits.sizeBytes;
  const plan = createShardPlan({ ...defaultShardLimits, requests, sizeBytes });
  const encoder = new TextEncoder();
  let tokens = noTokens;
  let count = 0;

  async function* lines(): AsyncGenerator<string> {
    for await (const item of readSource(source, { files, ...reading })) {
      signal?.throwIfAborted();
      if ('issue' in item) {
        issues.push(item.issue);
        continue;
      }
      const { request, line } = item;
      if (!hashes.add(valueHash(request.key))) suspects.add(request.key);
      count += 1;
      if (item.model !== null) models.add(item.model);
      const estimate = estimateTokens(request.request);
      const sizeBytes = encoder.encode(inputLine(request)).length + 1;
      plan.add({ sizeBytes, inputTokens: estimate.input });
      tokens = addEstimate(tokens, estimate);
      // A generated request stands nowhere; and an input's own `sourceLine` would speak of another file.
      yield `${JSON.stringify(source.kind === 'generator' ? request : { ...request, sourceLine: line })}\n`;
    }
  }

  const path = runPaths(folder).requests;
  await files.write(path, lines());
  if (suspects.size > 0) issues.push(...(await duplicates(path, suspects, files)));
  const file = source.kind === 'generator' ? source.type : source.file;
  if (issues.length > 0) {
    issues.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
    throw new GeminiBatchError('input-invalid', { file, issues });
  }
  if (count === 0) throw new GeminiBatchError('input-empty', { file });
  return { requests: count, shards: plan.shards(), models, tokens };
}

/** What is wrong with keys of which two looked alike: those that are the same, with the line of the first. */
async function duplicates(path: string, suspects: ReadonlySet<string>, files: Files): Promise<InputIssue[]> {
  const issues: InputIssue[] = [];
  const firstLines = new Map<string, number>();
  for await (const { text, line: position } of readLines(files.read(path))) {
    const json = parseJson(text);
    if (!('value' in json && isJsonObject(json.value))) continue;
    const { key, sourceLine } = json.value;
    if (typeof key !== 'string' || !suspects.has(key)) continue;
    const line = typeof sourceLine === 'number' ? sourceLine : position;
    const firstLine = firstLines.get(key);
    if (firstLine === undefined) firstLines.set(key, line);
    else issues.push({ code: 'key-duplicate', details: { key, firstLine }, line, pointer: null });
  }
  return issues;
}
