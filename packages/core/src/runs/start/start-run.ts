import type { GitContext } from '../../analyzer/report.ts';
import { GeminiBatchError } from '../../errors/gemini-batch-error.ts';
import { digest } from '../../json/digest.ts';
import type { Lang } from '../../locales/lang.ts';
import { answeringModel } from '../../models/model-change-of.ts';
import { addCanaries } from '../../planner/estimate-canaries.ts';
import { type EstimatedTokens, estimateCostUsd } from '../../planner/estimate-cost.ts';
import { type Notice, noticesFor } from '../../planner/notices.ts';
import { defaultShardLimits } from '../../planner/plan-shards.ts';
import { isoDay, priceFor } from '../../pricing/price-for.ts';
import type { PriceRow } from '../../pricing/price-row.ts';
import { withOwnPrices } from '../../pricing/with-own-prices.ts';
import type { Suite } from '../../suites/suite.ts';
import { requireBaseline } from '../analysis/compare-with-baseline.ts';
import type { OnStuck } from '../drive/on-stuck.ts';
import { makeRunFolder } from '../folder/run-paths.ts';
import { keepPrices } from '../folder/run-prices.ts';
import {
  defaultConcurrency,
  type EmulatorSettings,
  isEmulated,
  type NewRun,
  originPattern,
  writeRunRecord,
} from '../folder/run-record.ts';
import { writing } from '../folder/writing.ts';
import { type FullContext, type RunContext, withDefaults } from '../run-context.ts';
import { localOrigin } from '../workflow-context.ts';
import { chooseModel, defaultModel } from './choose-model.ts';
import { checkedModel } from './plan-requests.ts';
import { suitePrices } from './suite-prices.ts';
import { writeRequests } from './write-requests.ts';

export interface StartOptions {
  readonly suite: Suite;
  /** What the user said; else the suite's, else the input's own, else the default. */
  readonly model?: string | null;
  /** Of generated prompts; English when not said. */
  readonly lang?: Lang;
  /** How the embedded emulator is set up, when the client is one. */
  readonly emulator?: EmulatorSettings | null;
  readonly git?: GitContext | null;
  /** What the names of the jobs tell of where they come from: letters, digits, `.`, `_` and `-`; `local` when not said. */
  readonly origin?: string;
  /** How often a request is sent at most, all in all, when it fails for a reason that may go away; once when not said. */
  readonly maxAttempts?: number;
  /** How many requests go into one job at most; 10,000 when not said. Their bytes and tokens have limits as well. */
  readonly requestsPerJob?: number;
  /** How many jobs are at the service at once, at most; 100 when not said, as many as a project may have. */
  readonly concurrency?: number;
  /** What is done with a job that waits for too long; nothing when not said. */
  readonly onStuck?: OnStuck;
  /** Sends the requests in the creates themselves, under 20 MB each, instead of in uploaded files. */
  readonly inline?: boolean;
  /** Requests of ours that are added to every job, to prove that answers belong to their keys; none when not said. */
  readonly canaries?: number;
  /** The run to compare with: its folder, id, job, or its results. The suite's when not said. */
  readonly baseline?: string | null;
  /** Sends although the cost limit cannot be checked. */
  readonly allowUnknownPrice?: boolean;
}

const defaults = {
  model: null,
  lang: 'en',
  emulator: null,
  git: null,
  origin: localOrigin,
  maxAttempts: 1,
  requestsPerJob: defaultShardLimits.requests,
  concurrency: defaultConcurrency,
  onStuck: 'wait',
  inline: false,
  canaries: 0,
  baseline: null,
  allowUnknownPrice: false,
} as const;

/**
 * Begins a run: reads the whole input, refuses what cannot be sent, checks price and model, and writes the folder.
 * Nothing is sent yet but the question for the model. Returns the folder. When anything is refused, no folder stays.
 * Throws `input-missing`, `input-invalid`, `input-empty`, `input-models-differ`, `price-unknown`, `cost-not-estimable`,
 * `prices-missing`, `prices-invalid`, `over-budget`, `model-not-found`, `model-without-batch`, `output-not-writable`, and
 * what the client and `requireBaseline` throw; a
 * `RangeError` for an origin that no name can hold, for less than one attempt or request per job, and for no number of
 * canaries.
 */
export async function startRun(startOptions: StartOptions, runContext: RunContext): Promise<string> {
  const options = { ...defaults, ...startOptions };
  if (!originPattern.test(options.origin)) throw new RangeError(`No origin of jobs: "${options.origin}"`);
  for (const name of ['maxAttempts', 'requestsPerJob', 'concurrency'] as const) {
    const count = options[name];
    if (!Number.isInteger(count) || count < 1) throw new RangeError(`No ${name}: ${count}`);
  }
  if (!Number.isInteger(options.canaries) || options.canaries < 0) {
    throw new RangeError(`No canaries: ${options.canaries}`);
  }
  const context = withDefaults(runContext);
  const nowMs = context.clock.now();
  const named = options.baseline ?? options.suite.baseline ?? null;
  const baseline = named === null ? null : await requireBaseline(named, context);
  const own = context.prices ?? (await suitePrices(startOptions.suite, context.files));
  const prices = withOwnPrices(own);
  const { id, folder } = await makeRunFolder(context);
  const { suite, lang, requestsPerJob, concurrency, onStuck, inline, canaries } = options;
  const modelHint = options.model ?? suite.model ?? defaultModel;
  const checked = checkedModel(suite, options.model, modelHint);
  try {
    const input = await writing(folder, () =>
      writeRequests(folder, suite.source, { lang, model: modelHint, requestsPerJob, inline, checked }, context),
    );
    const model = chooseModel(options.model, suite, input.models);
    const notices = noticesFor(model, nowMs, prices);
    const tell = (notice: Notice) => context.onEvent({ kind: 'notice', notice });
    // Whoever is refused next is told why.
    notices.filter(isOfModel).forEach(tell);
    checkPrice(options, { model, nowMs, prices }, addCanaries(input.tokens, canaries, input.shards.length));
    await checkModel(model, context);
    const isBilled = !isEmulated(context);
    notices.filter((notice) => !isOfModel(notice) && (isBilled || notice.kind !== 'price-old')).forEach(tell);
    const { source } = suite;
    const run: NewRun = {
      id,
      origin: options.origin,
      createdAt: new Date(nowMs).toISOString(),
      model,
      suite: suite.name,
      suiteDigest: digest(suite),
      options: { gates: suite.gates, maxAttempts: options.maxAttempts, concurrency, onStuck, inline, canaries },
      generated: source.kind === 'generator' ? { type: source.type, count: source.count } : null,
      emulator: options.emulator,
      git: options.git,
      baseline,
      requestsKnown: true,
      shards: input.shards,
    };
    if (own.length > 0) await keepPrices(folder, own, context.files);
    await writeRunRecord(folder, run, context);
    context.onEvent({ kind: 'planned', folder, requests: input.requests, jobs: input.shards.length });
    return folder;
  } catch (error) {
    await context.files.remove(folder).catch(() => {});
    throw error;
  }
}

/** About the model itself, not about its price. */
function isOfModel({ kind }: Notice): boolean {
  return kind === 'model-routed' || kind === 'model-shut-down';
}

function checkPrice(
  { suite, allowUnknownPrice }: Required<StartOptions>,
  { model, nowMs, prices }: { readonly model: string; readonly nowMs: number; readonly prices: readonly PriceRow[] },
  tokens: EstimatedTokens,
): void {
  const limitUsd = suite.gates.maxCostUsd;
  if (limitUsd === undefined) return;
  if (!tokens.complete && !allowUnknownPrice) throw new GeminiBatchError('cost-not-estimable', {});
  // The model that answers is the one that is billed.
  const price = priceFor(answeringModel(model, isoDay(nowMs)), nowMs, prices);
  const estimateUsd = price === null ? null : estimateCostUsd(tokens, price);
  if (estimateUsd === null) {
    if (allowUnknownPrice) return;
    throw new GeminiBatchError('price-unknown', { model });
  }
  if (estimateUsd > limitUsd) throw new GeminiBatchError('over-budget', { estimateUsd, limitUsd });
}

/** One cheap question tells whether the key works, the model exists, and takes batch jobs. */
async function checkModel(model: string, { client }: FullContext): Promise<void> {
  const { supportedGenerationMethods: methods } = await client.getModel(model);
  if (methods !== undefined && !methods.includes('batchGenerateContent')) {
    throw new GeminiBatchError('model-without-batch', { model });
  }
}
