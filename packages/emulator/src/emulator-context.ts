import type { EmulatorClock } from './clock/emulator-clock.ts';
import type { JobSettings } from './jobs/job-settings.ts';
import type { Limits, Tier } from './limits/limits.ts';
import type { ExchangeLog } from './observe/exchange-log.ts';
import type { FaultRule } from './rules/fault-rule.ts';
import type { Store } from './store/store.ts';
import type { UpstreamJobs } from './upstream/upstream-jobs.ts';

/** What lives as long as the emulator. */
export interface EmulatorParts {
  readonly store: Store;
  readonly settings: JobSettings;
  /** Absolute path of the file of recorded answers, if that is who answers. */
  readonly answers: string | undefined;
  readonly clock: EmulatorClock;
  readonly acceptKey: (key: string) => boolean;
  readonly faults: readonly FaultRule[];
  readonly tier: Tier;
  readonly limits: Limits;
  readonly exchanges: ExchangeLog;
  readonly upstreamJobs: UpstreamJobs;
  readonly hosts: readonly string[];
  /** Where all is kept; null when it is in memory. */
  readonly dataDir: string | null;
}

/** What a handler is given: for one request the time stands still. */
export interface EmulatorContext extends EmulatorParts {
  readonly now: () => number;
}
