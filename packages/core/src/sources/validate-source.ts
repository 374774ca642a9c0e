import { GeminiBatchError } from '../errors/gemini-batch-error.ts';
import type { InputIssue } from '../errors/input-issue.ts';
import { createHashSet } from '../json/hash-set.ts';
import { valueHash } from '../json/value-hash.ts';
import type { Lang } from '../locales/lang.ts';
import { isInForce, modelChangeOf } from '../models/model-change-of.ts';
import { defaultShardLimits, inlineSizeBytes } from '../planner/plan-shards.ts';
import type { Files } from '../platform/files.ts';
import { isoDay } from '../pricing/price-for.ts';
import { inputLine } from '../requests/batch-request.ts';
import { createIssueTally } from '../requests/issue-tally.ts';
import { unlocated } from '../requests/located-issue.ts';
import type { ModelCheck, Validation } from '../requests/validation.ts';
import type { Source } from '../suites/suite.ts';
import { modelId } from '../wire/index.ts';
import { checkedRequests, duplicateKeys } from './checked-requests.ts';

/** How an input is held against what the service takes. */
export interface ValidateOptions {
  readonly files: Files;
  /** Of generated prompts. */
  readonly lang: Lang;
  /** What the user or the suite names; null when neither does. */
  readonly model: string | null;
  /** Taken when nothing names a model. */
  readonly defaultModel: string;
  /** Whether the requests are to be sent in the creates themselves. */
  readonly inline?: boolean;
  /** When it is to be sent: models end. */
  readonly atMs: number;
  /** Asks the service about the model; not said: it is not asked. */
  readonly checkModel?: (model: string) => Promise<ModelCheck>;
  readonly signal?: AbortSignal;
}

/**
 * Reads an input to its end and says all that is known to be wrong with it. Takes memory for keys (about 30 bytes each)
 * and the first issues of each rule. Throws `input-missing` and `input-models-differ`.
 */
export async function validateSource(source: Source, options: ValidateOptions): Promise<Validation> {
  const { files, lang, signal, inline = false } = options;
  const tally = createIssueTally();
  const addIssue = (issue: InputIssue): void => tally.add(unlocated(issue));
  const keys = createHashSet();
  const suspects = new Set<string>();
  const models = new Set<string>();
  const encoder = new TextEncoder();
  const model = (named: string | null): string => options.model ?? named ?? [...models][0] ?? options.defaultModel;
  let isText = true;
  let requests = 0;
  let olderForm = 0;
  let largestRequestBytes = 0;

  for await (const { sourced, issues } of checkedRequests(source, { files, lang, model })) {
    signal?.throwIfAborted();
    for (const issue of issues) tally.add(issue);
    if (issues.some(({ issue: { code } }) => code === 'not-utf8' || code === 'line-too-long')) isText = false;
    if (sourced === null) continue;
    requests += 1;
    if ('issue' in sourced) continue;
    if (sourced.isOlderForm) olderForm += 1;
    const { request, line } = sourced;
    if (!keys.add(valueHash(request.key))) suspects.add(request.key);
    if (sourced.model !== null) models.add(sourced.model);
    const sizeBytes = encoder.encode(inputLine(request)).length;
    largestRequestBytes = Math.max(largestRequestBytes, sizeBytes);
    if (inline && sizeBytes > inlineSizeBytes) {
      addIssue({ code: 'inline-too-large', details: { sizeBytes, limitBytes: inlineSizeBytes }, line, pointer: null });
    }
  }
  if (suspects.size > 0) {
    for await (const issue of duplicateKeys(source, suspects, { files, lang, model })) tally.add(issue);
  }
  const input = source.kind === 'generator' ? source.type : source.file;
  if (options.model === null && models.size > 1) {
    throw new GeminiBatchError('input-models-differ', { file: input, models: [...models] });
  }
  const sizeBytes = source.kind === 'generator' ? null : await files.sizeBytes(source.file);
  if (isText) for (const issue of inputIssues(source, requests, sizeBytes)) addIssue(issue);
  const id = modelId(model(null));
  const modelCheck = (await options.checkModel?.(id)) ?? 'not-asked';
  for (const issue of modelIssues(id, modelCheck, options)) addIssue(issue);
  const facts = { requests, sizeBytes, largestRequestBytes, olderForm };
  return { input, model: id, modelCheck, ...facts, ...tally.result() };
}

function inputIssues(source: Source, requests: number, sizeBytes: number | null): InputIssue[] {
  const place = { line: null, pointer: null };
  if (requests === 0) return [{ code: 'input-empty', details: {}, ...place }];
  const limitBytes = defaultShardLimits.sizeBytes;
  if (source.kind !== 'requests' || sizeBytes === null || sizeBytes <= limitBytes) return [];
  return [{ code: 'file-too-large', details: { sizeBytes, limitBytes }, ...place }];
}

function modelIssues(model: string, check: ModelCheck, { atMs }: ValidateOptions): InputIssue[] {
  const place = { line: null, pointer: null };
  const issues: InputIssue[] = [];
  if (check === 'without-batch') issues.push({ code: 'model-without-batch', details: { model }, ...place });
  if (check === 'not-found') issues.push({ code: 'model-not-found', details: { model }, ...place });
  const change = modelChangeOf(model);
  if (change === null) return issues;
  const { from, to } = change;
  if (to !== null) issues.push({ code: 'model-rerouted', details: { model, to, from }, ...place });
  else if (isInForce(change, isoDay(atMs))) issues.push({ code: 'model-retired', details: { model, from }, ...place });
  else issues.push({ code: 'model-ending', details: { model, from }, ...place });
  return issues;
}
