import pLimit from 'p-limit';
import { seededRandom } from '../../generators/seeded-random.ts';
import type { JsonObject } from '../../json/json.ts';
import type { Lang } from '../../locales/lang.ts';
import { buildEstimate } from '../../planner/build-estimate.ts';
import type { Estimate } from '../../planner/estimate.ts';
import { addCanaries } from '../../planner/estimate-canaries.ts';
import { addEstimate, type EstimatedTokens, noTokens } from '../../planner/estimate-cost.ts';
import type { TokenEstimate } from '../../planner/estimate-tokens.ts';
import { outputTokens } from '../../planner/output-tokens.ts';
import { createSample } from '../../planner/request-sample.ts';
import { type CountedInput, type CountedKind, scaleCounts } from '../../planner/scale-counts.ts';
import { type Clock, systemClock } from '../../platform/clock.ts';
import type { Files } from '../../platform/files.ts';
import { nodeFiles } from '../../platform/node-files.ts';
import { longPromptTokens, type PriceRow } from '../../pricing/price-row.ts';
import { withOwnPrices } from '../../pricing/with-own-prices.ts';
import { canariesOf } from '../../requests/canary.ts';
import { readSource } from '../../sources/read-source.ts';
import type { Suite } from '../../suites/suite.ts';
import { defaultConcurrency } from '../folder/run-record.ts';
import { chooseModel, defaultModel } from './choose-model.ts';
import { checkedModel, duplicateKeys, planRequests } from './plan-requests.ts';
import { suitePrices } from './suite-prices.ts';

/** What a run would be started with. */
export interface EstimateOptions {
  readonly suite: Suite;
  /** What the user said; else the suite's, else the input's own, else the default. */
  readonly model?: string | null;
  /** Of generated prompts; English when not said. */
  readonly lang?: Lang;
  readonly requestsPerJob?: number;
  readonly concurrency?: number;
  readonly inline?: boolean;
  readonly canaries?: number;
  /** Win over the built-in ones; those of the suite when not said. */
  readonly prices?: readonly PriceRow[] | null;
}

/** Counts the tokens of a prompt, and says who did: an emulator does not know the model's own count. */
export type CountTokens = (
  model: string,
  request: JsonObject,
) => Promise<{ readonly tokens: number; readonly by: CountedInput['by'] }>;

/** Who is asked and told during an estimate; what is not said is the platform’s own. */
export interface EstimateContext {
  /** Asked for the tokens of a sample of the requests; null: a rule of thumb stands for all of them. */
  readonly countTokens?: CountTokens | null;
  /** Told when counting begins. */
  readonly onCounting?: (requests: number) => void;
  /** Told when counting failed, and the rule stands for it. */
  readonly onUncounted?: (error: unknown) => void;
  readonly files?: Files;
  readonly clock?: Clock;
  readonly signal?: AbortSignal | undefined;
}

/** A request that may be counted. */
interface Countable extends TokenEstimate {
  readonly request: JsonObject;
}

/** Requests whose tokens are asked for side by side. */
const countsAtOnce = 4;

/** The same requests give the same estimate. */
const seed = 1;

/**
 * What a run of these options would take and cost, jobs and all as `startRun` would plan them. Nothing is written, and
 * nothing sent but what `countTokens` asks: the whole of up to 20 requests that are text, and of 20 others. Of more than
 * that, a sample is drawn that is the same each time: those that are text by their tokens, the others with equal chances.
 * Throws what `startRun` throws about the input, but not about its price.
 */
export async function estimateRun(options: EstimateOptions, context: EstimateContext = {}): Promise<Estimate> {
  const { suite, lang = 'en', inline = false, canaries = 0 } = options;
  const { files = nodeFiles, clock = systemClock, countTokens = null, signal } = context;
  const prices = withOwnPrices(options.prices ?? (await suitePrices(suite, files)));
  const reading = { files, lang, model: options.model ?? suite.model ?? defaultModel };
  const plan = planRequests(options, checkedModel(suite, options.model ?? null, reading.model));
  const random = seededRandom(seed);
  const samples = { text: createSample<Countable>(random), others: createSample<Countable>(random) };
  const sums = { text: noTokens, others: noTokens };
  const outputMost = { short: 0, long: 0 };
  let beyondRule = 0;
  for await (const item of readSource(suite.source, reading)) {
    signal?.throwIfAborted();
    const planned = plan.add(item);
    if (planned === null) continue;
    const { tokens } = planned;
    const { request } = planned.request;
    const kind = tokens.complete ? 'text' : 'others';
    beyondRule += tokens.complete ? 0 : 1;
    sums[kind] = addEstimate(sums[kind], tokens);
    if (countTokens !== null) {
      samples[kind].add({ ...tokens, request }, kind === 'text' ? Math.max(1, tokens.input) : 1);
    }
    outputMost[tokens.input > longPromptTokens ? 'long' : 'short'] += outputTokens(request).most;
  }
  const { suspects } = plan;
  const again = async function* () {
    for await (const item of readSource(suite.source, reading)) {
      if ('request' in item) yield { key: item.request.key, line: item.line };
    }
  };
  plan.requireUsable(suite.source, suspects.size === 0 ? [] : await duplicateKeys(again(), suspects));
  const model = chooseModel(options.model ?? null, suite, plan.models);
  const jobs = plan.shards.map(({ sizeBytes }, index) => ({ sizeBytes, inputTokens: plan.shardTokens[index] ?? 0 }));
  const kinds = {
    text: { tokens: sums.text, sample: samples.text.sample() },
    others: { tokens: sums.others, sample: samples.others.sample() },
  };
  const counted = countTokens && (await countSample(model, kinds, countTokens, context));
  const [canary] = canariesOf('', { shard: 1, attempt: 1 }, 1);
  if (canary !== undefined) outputMost.short += outputTokens(canary.request).most * canaries * jobs.length;
  return buildEstimate({
    model,
    nowMs: clock.now(),
    requests: plan.requests,
    tokens: addCanaries(plan.tokens, canaries, jobs.length),
    beyondRule,
    outputMost,
    jobs,
    atOnce: options.concurrency ?? defaultConcurrency,
    inline,
    canaries,
    counted: counted && withCanaries(counted, canaries, jobs.length),
    prices,
    maxCostUsd: suite.gates.maxCostUsd ?? null,
  });
}

/** Asks for the tokens of what was drawn; null when that fails: one answer less would shift all the others. */
async function countSample(
  model: string,
  kinds: { readonly text: CountedKind<Countable>; readonly others: CountedKind<Countable> },
  countTokens: CountTokens,
  { onCounting = () => {}, onUncounted = () => {}, signal }: EstimateContext,
): Promise<CountedInput | null> {
  const drawn = [...kinds.text.sample.drawn, ...kinds.others.sample.drawn];
  const items = [...new Set(drawn.map(({ item }) => item))];
  const counts = new Map<Countable, number>();
  const limit = pLimit(countsAtOnce);
  let by: CountedInput['by'] = 'service';
  const count = async (item: Countable) => {
    const counted = await countTokens(model, item.request);
    counts.set(item, counted.tokens);
    by = counted.by;
  };
  onCounting(items.length);
  try {
    await Promise.all(items.map((item) => limit(() => count(item))));
  } catch (error) {
    limit.clearQueue();
    signal?.throwIfAborted();
    onUncounted(error);
    return null;
  }
  return { by, requests: items.length, ...scaleCounts(kinds, (item) => counts.get(item) ?? 0) };
}

/** Canaries are of one length: the rule does for them. */
function withCanaries(counted: CountedInput, canaries: number, jobs: number): CountedInput {
  const sums: EstimatedTokens = { short: counted.short, long: counted.long, complete: true };
  const { short, long } = addCanaries(sums, canaries, jobs);
  return { ...counted, short, long };
}
