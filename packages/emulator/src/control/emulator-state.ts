import type { EmulatorParts } from '../emulator-context.ts';
import { allFiles, fileLifeMs } from '../files/file-record.ts';
import { allBatches } from '../jobs/find-batch.ts';
import type { Limits, Tier } from '../limits/limits.ts';
import type { Exchange } from '../observe/exchange.ts';
import { version } from '../version.ts';
import { type JobState, jobState } from './job-state.ts';
import { type RuleState, ruleStates } from './rule-states.ts';

/** How much of each kind is shown at most, the newest. */
const most = 200;

/** All that the page shows. Times are milliseconds since the epoch on the emulator's clock. It holds no key. */
export interface EmulatorState {
  readonly version: string;
  readonly timeMs: number;
  readonly speed: number;
  readonly seed: number;
  readonly tier: Tier;
  readonly limits: Limits;
  /** Where all is kept; null when it is forgotten at the end. */
  readonly dataDir: string | null;
  /** The file or the server that new jobs have their answers from; null when they are invented. */
  readonly answers: string | null;
  readonly jobCount: number;
  readonly jobs: readonly JobState[];
  readonly fileCount: number;
  readonly files: readonly FileState[];
  readonly rules: readonly RuleState[];
  /** Requests that this process answered; the last of them follow, the latest first. */
  readonly exchangeCount: number;
  readonly exchanges: readonly Exchange[];
}

interface FileState {
  readonly name: string;
  readonly displayName: string | null;
  readonly mimeType: string;
  readonly sizeBytes: number;
  readonly createTimeMs: number;
  readonly expirationTimeMs: number;
}

/** What there is at this moment. */
export async function emulatorState(parts: EmulatorParts): Promise<EmulatorState> {
  const { store, settings, tier, limits, exchanges } = parts;
  const timeMs = await parts.clock.now();
  const jobs = (await allBatches(store)).sort((a, b) => b.createTimeMs - a.createTimeMs || b.ordinal - a.ordinal);
  const files = (await allFiles(store, timeMs)).sort((a, b) => b.createTimeMs - a.createTimeMs);
  return {
    version,
    timeMs,
    speed: settings.speed,
    seed: settings.seed,
    tier,
    limits,
    dataDir: parts.dataDir,
    answers: parts.answers ?? settings.upstream?.url ?? null,
    jobCount: jobs.length,
    jobs: await Promise.all(jobs.slice(0, most).map((record) => jobState(store, record, timeMs))),
    fileCount: files.length,
    files: files.slice(0, most).map((record) => ({
      name: `files/${record.id}`,
      displayName: record.displayName ?? null,
      mimeType: record.mimeType,
      sizeBytes: record.sizeBytes,
      createTimeMs: record.createTimeMs,
      expirationTimeMs: record.createTimeMs + fileLifeMs,
    })),
    rules: ruleStates(parts.faults, jobs, exchanges),
    exchangeCount: exchanges.count(),
    exchanges: exchanges.latest(),
  };
}
