import { resolve } from 'node:path';
import { type Choices, completeChoices } from './choices.ts';
import { emulatorClock } from './clock/emulator-clock.ts';
import type { EmulatorParts } from './emulator-context.ts';
import { changedLimits, type Limits, limitsOf, type Tier, tiers } from './limits/limits.ts';
import type { Exchange } from './observe/exchange.ts';
import { exchangeLog } from './observe/exchange-log.ts';
import { isPlainObject } from './plain-object.ts';
import type { FaultRule } from './rules/fault-rule.ts';
import { nearestName } from './rules/nearest-name.ts';
import { usableRules } from './rules/usable-rules.ts';
import { folderStore } from './store/folder-store.ts';
import { memoryStore } from './store/memory-store.ts';
import { upstreamJobs } from './upstream/upstream-jobs.ts';
import { type UpstreamOptions, upstreamAccess, upstreamSettings } from './upstream/upstream-options.ts';

/**
 * What an emulator is like. Every option may be left out or undefined, and has a default then; numbers, names and values
 * that cannot be used are a RangeError of `createEmulator`. A job keeps the `speed`, `seed`, `answers`, `upstream`
 * and `choices` that it was created with, and its fate by the `faults`, whatever process goes on with it.
 */
export interface EmulatorOptions {
  /**
   * Folder that keeps jobs and files over a restart or a kill; it is made, and several processes may share it. Without
   * it they are in memory and temporary files, and end with `close()`.
   */
  readonly dataDir?: string | undefined;
  /** How many times faster than the service's usual pace jobs pass, above 0. Default 60; 1 is that pace. */
  readonly speed?: number | undefined;
  /** Seed of the invented answers and of all that happens by chance. Default 1. */
  readonly seed?: number | undefined;
  /**
   * Path of a JSONL file of answers to replay: lines `{"id"|"key"|"prompt", "text"}` or output lines of a job
   * (`{"key"|"prompt", "response"|"error"}`). The key of a request goes before its prompt, the text of its last
   * message. Of two lines with one key or prompt the last counts. A fault in the file shows with the first request that
   * needs it; `checkAnswers` finds it before. Without answers and upstream they are invented.
   */
  readonly answers?: string | undefined;
  /** Another server that gives the answers; not together with `answers`. */
  readonly upstream?: UpstreamOptions | undefined;
  /** What goes wrong: rules, one's own or those of presets and files from `await faultRules([…])`. Nothing unless told. */
  readonly faults?: readonly FaultRule[] | undefined;
  /** Whose limits the project has, a text; `free` takes no jobs. Default `'1'`. */
  readonly tier?: Tier | undefined;
  /** Limits that differ from the tier's; null takes one away. */
  readonly limits?: Given<Limits> | undefined;
  /** What to do where nobody knows what the service does. */
  readonly choices?: Given<Choices> | undefined;
  /**
   * The time in ms since the epoch. Default `Date.now`. The emulator's clock is this one and what it was advanced by;
   * delays and refusals of rules are by the wall clock all the same.
   */
  readonly now?: (() => number) | undefined;
  /** Says whether a key is accepted. Default: any key but those that begin with `invalid`. */
  readonly acceptKey?: ((key: string) => boolean) | undefined;
  /** Sends the webhooks instead of the platform's fetch, for tests. They go wherever the creator of one says. */
  readonly sendWebhook?: typeof fetch | undefined;
  /** Names besides those of the loopback under which the page and the control endpoints show themselves. */
  readonly hosts?: readonly string[] | undefined;
  /** Told of every request when it was answered. */
  readonly onExchange?: ((exchange: Exchange) => void) | undefined;
}

const known: Readonly<Record<keyof EmulatorOptions, true>> = {
  dataDir: true,
  speed: true,
  seed: true,
  answers: true,
  upstream: true,
  faults: true,
  tier: true,
  limits: true,
  choices: true,
  now: true,
  acceptKey: true,
  sendWebhook: true,
  hosts: true,
  onExchange: true,
};

/** Some of the options of a table; one that is undefined was not given. */
type Given<Options> = { readonly [Name in keyof Options]?: Options[Name] | undefined };

/**
 * The options with their defaults. `onAnswered` is called when an upstream has answered a job. Throws a RangeError for a
 * value that cannot be used.
 */
export function emulatorParts(options: EmulatorOptions, onAnswered: () => void): EmulatorParts {
  checkNames(options);
  const { speed = 60, seed = 1, answers, upstream, tier = '1', now = Date.now } = options;
  if (!Number.isFinite(speed) || speed <= 0) {
    throw new RangeError(`Speed must be a number above 0, not "${speed}"`);
  }
  if (!Number.isFinite(seed)) {
    throw new RangeError(`Seed must be a number, not "${seed}"`);
  }
  if (!tiers.includes(tier)) {
    const given = typeof tier === 'string' ? `"${tier}"` : String(tier);
    throw new RangeError(`Tier must be "free", "1", "2" or "3" (text), not ${given}`);
  }
  if (answers !== undefined && upstream !== undefined) {
    throw new RangeError('Answers come from a file or from an upstream, not from both');
  }
  if (upstream !== undefined && !isPlainObject(upstream)) {
    // What was given is not repeated: an address may hold a password.
    throw new RangeError('An upstream is given as upstream: { url, format, model }, of which model may be left out');
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

function checkNames(options: object): void {
  const names = Object.keys(known);
  for (const name of Object.keys(options)) {
    if (!names.includes(name)) {
      const meant = nearestName(name, names);
      const hint = meant === undefined ? `; there are ${names.join(', ')}` : `, did you mean "${meant}"?`;
      throw new RangeError(`There is no option "${name}"${hint}`);
    }
  }
}
