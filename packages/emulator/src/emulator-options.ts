import { resolve } from 'node:path';
import { type Choices, completeChoices } from './choices.ts';
import { emulatorClock } from './clock/emulator-clock.ts';
import type { EmulatorParts } from './emulator-context.ts';
import { changedLimits, type Limits, limitsOf, type Tier, tiers } from './limits/limits.ts';
import type { Exchange } from './observe/exchange.ts';
import { exchangeLog } from './observe/exchange-log.ts';
import type { FaultRule } from './rules/fault-rule.ts';
import { usableRules } from './rules/usable-rules.ts';
import { folderStore } from './store/folder-store.ts';
import { memoryStore } from './store/memory-store.ts';
import { upstreamJobs } from './upstream/upstream-jobs.ts';
import { type UpstreamOptions, upstreamAccess, upstreamSettings } from './upstream/upstream-options.ts';

export interface EmulatorOptions {
  /** Folder that keeps the records and files over a restart; without it they end with the process. */
  readonly dataDir?: string;
  /** How many times faster than the service's usual pace jobs pass. Default 60. */
  readonly speed?: number;
  /** Seed of the canned answers and of all that happens by chance. Default 1. */
  readonly seed?: number;
  /**
   * Path of a JSONL file of answers to replay: lines `{"id"|"key"|"prompt", "text"}` or output lines of a job
   * (`{"key"|"prompt", "response"|"error"}`). The key of a request goes before its prompt, the text of its last
   * message. Of two lines with one key or prompt the last counts.
   */
  readonly answers?: string;
  /** Another server that gives the answers, instead of `answers`. */
  readonly upstream?: UpstreamOptions;
  /** What goes wrong; nothing unless told. */
  readonly faults?: readonly FaultRule[];
  /** Which limits the project has. Default 1. */
  readonly tier?: Tier;
  /** Limits that differ from the tier's. */
  readonly limits?: Partial<Limits>;
  /** What to do where nobody knows what the service does. */
  readonly choices?: Partial<Choices>;
  /** The time in ms since the epoch; default Date.now. */
  readonly now?: () => number;
  /** Says whether a key is accepted. Default: any key but those that begin with `invalid`. */
  readonly acceptKey?: (key: string) => boolean;
  /** Sends the webhooks instead of the platform's fetch, for tests. They go wherever the creator of one says. */
  readonly sendWebhook?: typeof fetch;
  /** Names besides those of the loopback under which the page and the control endpoints show themselves. */
  readonly hosts?: readonly string[];
  /** Told of every request when it was answered. */
  readonly onExchange?: (exchange: Exchange) => void;
}

/**
 * The options with their defaults. `onAnswered` is called when an upstream has answered a job. Throws a RangeError for a
 * value that cannot be used.
 */
export function emulatorParts(options: EmulatorOptions, onAnswered: () => void): EmulatorParts {
  const { speed = 60, seed = 1, answers, upstream, tier = '1', now = Date.now } = options;
  if (!Number.isFinite(speed) || speed <= 0) {
    throw new RangeError(`Speed must be a number above 0, not "${speed}"`);
  }
  if (!Number.isFinite(seed)) {
    throw new RangeError(`Seed must be a number, not "${seed}"`);
  }
  if (!tiers.includes(tier)) {
    throw new RangeError(`Tier must be free, 1, 2 or 3, not "${tier}"`);
  }
  if (answers !== undefined && upstream !== undefined) {
    throw new RangeError('Answers come from a file or from an upstream, not from both');
  }
  const choices = completeChoices(options.choices ?? {});
  const store = options.dataDir === undefined ? memoryStore() : folderStore(options.dataDir);
  const clock = emulatorClock(store, now);
  return {
    store,
    settings: {
      speed,
      seed,
      ...(upstream === undefined ? {} : { upstream: upstreamSettings(upstream) }),
      choices,
    },
    answers: answers === undefined ? undefined : resolve(answers),
    clock,
    upstreamJobs: upstreamJobs({ store, clock, access: upstreamAccess(upstream), onAnswered }),
    acceptKey: options.acceptKey ?? ((key) => !key.startsWith('invalid')),
    faults: usableRules(options.faults ?? []),
    tier,
    limits: changedLimits(limitsOf(tier), options.limits ?? {}),
    exchanges: exchangeLog(options.onExchange ?? (() => {})),
    hosts: options.hosts ?? [],
    dataDir: options.dataDir === undefined ? null : resolve(options.dataDir),
  };
}
