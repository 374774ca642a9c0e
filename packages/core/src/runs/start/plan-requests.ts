import { GeminiBatchError } from '../../errors/gemini-batch-error.ts';
import type { InputIssue } from '../../errors/input-issue.ts';
import { createHashSet } from '../../json/hash-set.ts';
import { valueHash } from '../../json/value-hash.ts';
import { addEstimate, type EstimatedTokens, noTokens } from '../../planner/estimate-cost.ts';
import { estimateTokens, type TokenEstimate } from '../../planner/estimate-tokens.ts';
import { createShardPlan, defaultShardLimits, inlineSizeBytes, type Shard } from '../../planner/plan-shards.ts';
import { type BatchRequest, inputLine, type SourcedRequest } from '../../requests/batch-request.ts';
import { requestIssues } from '../../requests/request-issues.ts';
import { isSurelyRefused } from '../../requests/validation-rules.ts';
import type { Source, Suite } from '../../suites/suite.ts';
import { gatherIssues, type InputWarning } from './input-issues.ts';

/** How requests are put into jobs. */
export interface JobSizes {
  readonly requestsPerJob?: number;
  readonly inline?: boolean;
}

/** The model by whose rules requests are checked: the one that was asked for; else the one that lines name, or this. */
export interface CheckedModel {
  readonly model: string | null;
  readonly otherwise: string;
}

/** A request that can be sent, and what it adds. */
interface PlannedRequest {
  readonly request: BatchRequest;
  readonly line: number;
  readonly tokens: TokenEstimate;
}

/** What is learnt of the requests of a run while they go by. */
export interface RequestPlan {
  /** Takes the next one; null when it cannot be used. */
  add(item: SourcedRequest): PlannedRequest | null;
  /** Keys that look as if they had come before. */
  readonly suspects: ReadonlySet<string>;
  /** The models that the lines themselves name. */
  readonly models: ReadonlySet<string>;
  readonly requests: number;
  readonly shards: readonly Shard[];
  /** Tokens of the prompts of each shard, by rule of thumb. */
  readonly shardTokens: readonly number[];
  readonly tokens: EstimatedTokens;
  /** What was found that may do harm. */
  readonly warnings: readonly InputWarning[];
  /** Throws `input-invalid` with all that is wrong, `more` too, or `input-empty`. */
  requireUsable(source: Source, more: readonly InputIssue[]): void;
}

/** What we generate ourselves has no faults that its user could mend. */
export function checkedModel({ source, model }: Suite, asked: string | null, otherwise: string): CheckedModel | null {
  return source.kind === 'generator' ? null : { model: asked ?? model, otherwise };
}

/** Plans the jobs of requests that go by; with `checked`, what the service would surely refuse is refused here. */
export function planRequests(
  { requestsPerJob = defaultShardLimits.requests, inline = false }: JobSizes,
  checked: CheckedModel | null,
): RequestPlan {
  const issues = gatherIssues();
  const hashes = createHashSet();
  const suspects = new Set<string>();
  const models = new Set<string>();
  const sizeBytes = inline ? inlineSizeBytes : defaultShardLimits.sizeBytes;
  const plan = createShardPlan({ ...defaultShardLimits, requests: requestsPerJob, sizeBytes });
  const shardTokens: number[] = [];
  const encoder = new TextEncoder();
  let tokens = noTokens;
  let requests = 0;

  function check({ request, line, model, isOlderForm }: Extract<SourcedRequest, { line: number }>): void {
    if (checked === null) return;
    const checkedModel = checked.model ?? model ?? [...models][0] ?? checked.otherwise;
    const place = { line, root: isOlderForm ? '/body' : '/request', model: checkedModel };
    for (const issue of requestIssues(request.request, place)) {
      if (isSurelyRefused(issue.code)) issues.refuse(issue);
      else issues.warn(issue);
    }
  }

  return {
    suspects,
    models,
    shardTokens,
    get requests() {
      return requests;
    },
    get shards() {
      return plan.shards();
    },
    get warnings() {
      return issues.warnings;
    },
    get tokens() {
      return tokens;
    },
    add(item) {
      if ('issue' in item) {
        issues.refuse(item.issue);
        return null;
      }
      const { request, line, model } = item;
      if (!hashes.add(valueHash(request.key))) suspects.add(request.key);
      requests += 1;
      if (model !== null) models.add(model);
      check(item);
      const estimate = estimateTokens(request.request);
      plan.add({ sizeBytes: encoder.encode(inputLine(request)).length + 1, inputTokens: estimate.input });
      const shard = plan.shards().length - 1;
      shardTokens[shard] = (shardTokens[shard] ?? 0) + estimate.input;
      tokens = addEstimate(tokens, estimate);
      return { request, line, tokens: estimate };
    },
    requireUsable(source, more) {
      const file = source.kind === 'generator' ? source.type : source.file;
      for (const issue of more) issues.refuse(issue);
      issues.throwIfRefused(file);
      if (requests === 0) throw new GeminiBatchError('input-empty', { file });
    },
  };
}

/** What is wrong with keys of which two looked alike: those that are the same, with the line of the first. */
export async function duplicateKeys(
  entries: AsyncIterable<{ readonly key: string; readonly line: number }>,
  suspects: ReadonlySet<string>,
): Promise<InputIssue[]> {
  const issues: InputIssue[] = [];
  const firstLines = new Map<string, number>();
  for await (const { key, line } of entries) {
    if (!suspects.has(key)) continue;
    const firstLine = firstLines.get(key);
    if (firstLine === undefined) firstLines.set(key, line);
    else issues.push({ code: 'key-duplicate', details: { key, firstLine }, line, pointer: null });
  }
  return issues;
}
