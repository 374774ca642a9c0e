import { join } from 'node:path';
import { percentile } from '../analyzer/percentile.ts';
import type { Files } from '../platform/files.ts';
import { type OpenRun, openRun } from './folder/open-run.ts';
import { runsFolder } from './folder/run-paths.ts';
import { type RunRecord, readRunRecord } from './folder/run-record.ts';

/** How long earlier jobs took, from their creation to their end, in seconds. */
export interface EarlierDurations {
  /** How many there were. */
  readonly jobs: number;
  readonly p50Seconds: number;
  readonly p90Seconds: number;
}

/** How many runs are looked at, the newest first: a model's queue of months ago says little of today's. */
const mostRuns = 20;

/**
 * How long the jobs took that SUCCEEDED in the newest 20 other runs of the same model here, emulated or not as this one
 * is; null when there are none. Folders that cannot be read are passed over.
 */
export async function earlierDurations(
  run: Pick<RunRecord, 'id' | 'model' | 'emulated'>,
  files: Files,
): Promise<EarlierDurations | null> {
  const seconds: number[] = [];
  let runs = 0;
  // Ids begin with the time.
  for (const id of (await files.list(runsFolder)).reverse()) {
    const earlier = id === run.id ? null : await openAlike(join(runsFolder, id), run, files);
    if (earlier === null) continue;
    seconds.push(...successDurations(earlier));
    runs += 1;
    if (runs === mostRuns) break;
  }
  if (seconds.length === 0) return null;
  seconds.sort((a, b) => a - b);
  return { jobs: seconds.length, p50Seconds: percentile(seconds, 0.5), p90Seconds: percentile(seconds, 0.9) };
}

/** The run of a folder when it is of the same kind; null too when it cannot be read: only the record of others is. */
async function openAlike(
  folder: string,
  { model, emulated }: Pick<RunRecord, 'model' | 'emulated'>,
  files: Files,
): Promise<OpenRun | null> {
  try {
    const record = await readRunRecord(folder, files);
    return record.model === model && record.emulated === emulated ? await openRun(folder, { files }) : null;
  } catch {
    return null;
  }
}

function successDurations({ shards }: OpenRun): number[] {
  return shards
    .filter(({ state }) => state?.state === 'SUCCEEDED')
    .map(({ createdAtMs, endedAtMs }) => ((endedAtMs ?? Number.NaN) - (createdAtMs ?? Number.NaN)) / 1000)
    .filter((seconds) => seconds >= 0);
}
