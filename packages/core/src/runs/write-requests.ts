import { GeminiBatchError } from '../errors/gemini-batch-error.ts';
import type { InputIssue } from '../errors/input-issue.ts';
import type { Lang } from '../locales/lang.ts';
import { addEstimate, type EstimatedTokens, noTokens } from '../planner/estimate-cost.ts';
import { estimateTokens } from '../planner/estimate-tokens.ts';
import { createShardPlan, defaultShardLimits, inlineSizeBytes, type Shard } from '../planner/plan-shards.ts';
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
  const firstLines = new Map<string, number>();
  const models = new Set<string>();
  const { requestsPerJob: requests = defaultShardLimits.requests, inline = false, ...reading } = options;
  const sizeBytes = inline ? inlineSizeBytes : defaultShardLimits.sizeBytes;
  const plan = createShardPlan({ ...defaultShardLimits, requests, sizeBytes });
  const encoder = new TextEncoder();
  let tokens = noTokens;

  async function* lines(): AsyncGenerator<string> {
    for await (const item of readSource(source, { files, ...reading })) {
      signal?.throwIfAborted();
      if ('issue' in item) {
        issues.push(item.issue);
        continue;
      }
      const { request, line } = item;
      const firstLine = firstLines.get(request.key);
      if (firstLine !== undefined) {
        issues.push({ code: 'key-duplicate', details: { key: request.key, firstLine }, line, pointer: null });
        continue;
      }
      firstLines.set(request.key, line);
      if (item.model !== null) models.add(item.model);
      const estimate = estimateTokens(request.request);
      const sizeBytes = encoder.encode(inputLine(request)).length + 1;
      plan.add({ sizeBytes, inputTokens: estimate.input });
      tokens = addEstimate(tokens, estimate);
      // A generated request stands nowhere; and an input's own `sourceLine` would speak of another file.
      yield `${JSON.stringify(source.kind === 'generator' ? request : { ...request, sourceLine: line })}\n`;
    }
  }

  await files.write(runPaths(folder).requests, lines());
  const file = source.kind === 'generator' ? source.type : source.file;
  if (issues.length > 0) throw new GeminiBatchError('input-invalid', { file, issues });
  if (firstLines.size === 0) throw new GeminiBatchError('input-empty', { file });
  return { requests: firstLines.size, shards: plan.shards(), models, tokens };
}
