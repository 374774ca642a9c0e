import { resolve } from 'node:path';
import { folderStore } from './store/folder-store.ts';
import { memoryStore } from './store/memory-store.ts';
import type { Store } from './store/store.ts';

export interface EmulatorOptions {
  /** Folder that keeps the records and files over a restart; without it everything stays in memory. */
  readonly dataDir?: string;
  /** How many times faster than the service's usual pace jobs pass. Default 60. */
  readonly speed?: number;
  /** Seed of the canned answers. Default 1. */
  readonly seed?: number;
  /**
   * Path of a JSONL file of answers to replay: lines `{"id"|"key", "text"}` or output lines of a job
   * (`{"key", "response"|"error"}`). Of two lines with one key the last counts.
   */
  readonly answers?: string;
  /** The time in ms since the epoch; default Date.now. */
  readonly now?: () => number;
  /** Says whether a key is accepted. Default: any key but those that begin with `invalid`. */
  readonly acceptKey?: (key: string) => boolean;
}

/** The part of the options that each job records, so that it ends the same whoever asks. */
interface JobSettings {
  readonly speed: number;
  readonly seed: number;
  /** Absolute path. */
  readonly answers?: string | undefined;
}

/** What every handler is given. */
export interface EmulatorContext {
  readonly store: Store;
  readonly settings: JobSettings;
  readonly now: () => number;
  readonly acceptKey: (key: string) => boolean;
}

/** The options with their defaults. Throws a RangeError for a speed or a seed that is none. */
export function emulatorContext(options: EmulatorOptions): EmulatorContext {
  const { speed = 60, seed = 1, answers } = options;
  if (!Number.isFinite(speed) || speed <= 0) {
    throw new RangeError(`Speed must be a number above 0, not "${speed}"`);
  }
  if (!Number.isFinite(seed)) {
    throw new RangeError(`Seed must be a number, not "${seed}"`);
  }
  return {
    store: options.dataDir === undefined ? memoryStore() : folderStore(options.dataDir),
    settings: { speed, seed, ...(answers === undefined ? {} : { answers: resolve(answers) }) },
    now: options.now ?? Date.now,
    acceptKey: options.acceptKey ?? ((key) => !key.startsWith('invalid')),
  };
}
