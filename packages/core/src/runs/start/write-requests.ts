import { isJsonObject, parseJson } from '../../json/json.ts';
import type { Lang } from '../../locales/lang.ts';
import type { EstimatedTokens } from '../../planner/estimate-cost.ts';
import type { Shard } from '../../planner/plan-shards.ts';
import type { Files } from '../../platform/files.ts';
import { readLines } from '../../platform/read-lines.ts';
import { readSource } from '../../sources/read-source.ts';
import type { Source } from '../../suites/suite.ts';
import { runPaths } from '../folder/run-paths.ts';
import type { FullContext } from '../run-context.ts';
import { type CheckedModel, duplicateKeys, type JobSizes, planRequests } from './plan-requests.ts';

/** What was learnt of the requests while they were written. */
export interface WrittenRequests {
  readonly requests: number;
  readonly shards: readonly Shard[];
  /** The models that the lines themselves name. */
  readonly models: ReadonlySet<string>;
  readonly tokens: EstimatedTokens;
}

/**
 * Streams a source into a run's `requests.jsonl`, planning the shards on the way, and checking with `checked`. Throws `input-invalid` with all that
 * is wrong, or `input-empty`.
 */
export async function writeRequests(
  folder: string,
  source: Source,
  { lang, model, checked, ...sizes }: { lang: Lang; model: string; checked: CheckedModel | null } & JobSizes,
  { files, signal, onEvent }: Pick<FullContext, 'files' | 'signal' | 'onEvent'>,
): Promise<WrittenRequests> {
  const plan = planRequests(sizes, checked);

  async function* lines(): AsyncGenerator<string> {
    for await (const item of readSource(source, { files, lang, model })) {
      signal?.throwIfAborted();
      const planned = plan.add(item);
      if (planned === null) continue;
      const { request, line } = planned;
      // A generated request stands nowhere; and an input's own `sourceLine` would speak of another file.
      yield `${JSON.stringify(source.kind === 'generator' ? request : { ...request, sourceLine: line })}\n`;
    }
  }

  const path = runPaths(folder).requests;
  await files.write(path, lines());
  const { suspects } = plan;
  plan.requireUsable(source, suspects.size === 0 ? [] : await duplicateKeys(writtenKeys(path, files), suspects));
  const { requests, shards, models, tokens, warnings } = plan;
  if (warnings.length > 0 && source.kind !== 'generator') {
    onEvent({ kind: 'input-warnings', file: source.file, warnings });
  }
  return { requests, shards, models, tokens };
}

async function* writtenKeys(path: string, files: Files): AsyncGenerator<{ key: string; line: number }> {
  for await (const { text, line: position } of readLines(files.read(path))) {
    const json = parseJson(text);
    if (!('value' in json && isJsonObject(json.value))) continue;
    const { key, sourceLine } = json.value;
    if (typeof key === 'string') yield { key, line: typeof sourceLine === 'number' ? sourceLine : position };
  }
}
