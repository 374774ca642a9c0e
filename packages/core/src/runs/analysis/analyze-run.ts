import { relative } from 'node:path';
import { buildReport } from '../../analyzer/build-report.ts';
import { createResultCollector } from '../../analyzer/collect-results.ts';
import type { Collected } from '../../analyzer/collected.ts';
import type { Report, ReportRun } from '../../analyzer/report.ts';
import { createTally, type Tally } from '../../analyzer/tally.ts';
import { redactKey } from '../../client/redact-key.ts';
import { GeminiBatchError } from '../../errors/gemini-batch-error.ts';
import type { Files } from '../../platform/files.ts';
import { canariesOf } from '../../requests/canary.ts';
import type { OpenRun } from '../folder/open-run.ts';
import { readOwnLines } from '../folder/read-own-lines.ts';
import { readInput, readRequests, readShards } from '../folder/read-requests.ts';
import { runPaths } from '../folder/run-paths.ts';
import { pricesOfRun } from '../folder/run-prices.ts';
import type { ShardState } from '../folder/shard-state.ts';
import { writing } from '../folder/writing.ts';
import type { FullContext } from '../run-context.ts';
import { compareWithBaseline } from './compare-with-baseline.ts';

/**
 * Joins a run's requests with its output files, and its results with the baseline's; writes `results.jsonl`,
 * `failed.jsonl` and `report.json`. Holds the results of one shard at a time: what a job answers belongs to its own
 * requests.
 */
export async function analyzeRun(run: OpenRun, context: FullContext): Promise<Report> {
  const { files } = context;
  const { record, shards } = run;
  const paths = runPaths(run.folder);
  const prices = await pricesOfRun(run.folder, files);
  const tally = createTally(record.model, Date.parse(record.createdAt), prices);
  const collector = createResultCollector({
    adopt: !record.requestsKnown,
    redact: redactKey(context.apiKey),
    onCanary: tally.addCanary,
  });
  const comparison = await compareWithBaseline(run, prices, context);
  const failed: number[] = [];

  async function* resultLines(): AsyncGenerator<string> {
    let position = 0;
    for await (const collected of collectResults(run, collector, files)) {
      const { result } = collected;
      tally.add(collected);
      comparison?.add(result);
      if (result.outcome === 'failed') failed.push(position);
      yield `${JSON.stringify(result)}\n`;
      position += 1;
    }
  }
  await writing(paths.results, () => files.write(paths.results, resultLines()));
  await writing(paths.failed, () => files.write(paths.failed, failedLines(run, files, failed)));
  if (!record.requestsKnown) addUnanswered(tally, shards, collector.faults.unexpected);
  const report = buildReport({
    tool: record.tool,
    run: reportRun(run, context.clock.now()),
    gates: record.options.gates,
    timings: shards.filter(({ job }) => job !== null),
    faults: collector.faults,
    malformedAt: collector.malformedAt,
    requestsKnown: record.requestsKnown,
    canaries: record.options.canaries === 0 ? null : collector.canaries,
    comparison: comparison?.report() ?? null,
    tally,
  });
  await writing(paths.report, () => files.write(paths.report, [`${JSON.stringify(report, null, 2)}\n`]));
  return report;
}

type Collector = ReturnType<typeof createResultCollector>;

/** What became of each request, in order. */
async function* collectResults(run: OpenRun, collector: Collector, files: Files): AsyncGenerator<Collected> {
  const { output } = runPaths(run.folder);
  for await (const { shard, requests } of readShards(run, files)) {
    const attempts = run.shards.filter((state) => state.shard === shard);
    const reason = attempts.filter(isFirst).map(reasonForMissing)[0];
    for await (const request of requests) collector.expect(request, reason);
    for (const state of attempts) {
      const { attempt, downloaded } = state;
      if (!isFirst(state)) {
        const reason = reasonForMissing(state);
        for await (const { key } of readInput(run, state, files)) collector.expectAgain(key, attempt, reason);
      }
      if (!downloaded) continue;
      for (const canary of canariesOf(run.record.id, state, run.record.options.canaries))
        collector.expectCanary(canary);
      const path = output(shard, attempt);
      if (!(await files.exists(path))) {
        const { folder } = run;
        throw new GeminiBatchError('run-folder-broken', { folder, file: relative(folder, path), line: null });
      }
      for await (const { text, line } of readOwnLines(run.folder, path, files.read(path))) {
        collector.take(text, { shard, attempt, line });
      }
    }
    yield* collector.results();
    collector.forget();
  }
}

function isFirst({ attempt }: ShardState): boolean {
  return attempt === 1;
}

/** The requests that failed, with their type and checks: itself an input for another run. `failed`: where they stand. */
async function* failedLines(run: OpenRun, files: Files, failed: readonly number[]): AsyncGenerator<string> {
  if (failed.length === 0) return;
  let position = 0;
  let next = 0;
  for await (const { request } of readRequests(run, files)) {
    if (position === failed[next]) {
      next += 1;
      yield `${JSON.stringify(request)}\n`;
    }
    position += 1;
  }
}

/** A request without a line: lost in a job that succeeded, or its job ended otherwise. */
function reasonForMissing({ job, state, error, lost }: ShardState): { reason: string; message: string | null } {
  if (job === null) return { reason: 'NOT_SENT', message: null };
  if (lost !== null) return { reason: lost === 'job' ? 'JOB_GONE' : 'OUTPUT_LOST', message: null };
  if (state === null || state.state === 'SUCCEEDED') return { reason: 'MISSING', message: null };
  return { reason: `JOB_${state.state}`, message: error };
}

/** Of an adopted job without its input: how many requests the service counts beyond the answers that came. */
function addUnanswered(tally: Tally, shards: readonly ShardState[], answered: number): void {
  for (const shard of shards.slice(0, 1)) {
    const { reason, message } = reasonForMissing(shard);
    tally.addUnnamed(Math.max(0, shard.requests - answered), reason, message);
  }
}

function reportRun({ record, shards }: OpenRun, nowMs: number): ReportRun {
  const isoTime = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
  return {
    id: record.id,
    backend: record.backend,
    emulated: record.emulated,
    baseUrl: record.baseUrl,
    model: record.model,
    suite: record.suite,
    createdAt: record.createdAt,
    completedAt: new Date(Math.max(...shards.map((shard) => shard.endedAtMs ?? nowMs))).toISOString(),
    jobs: shards.map((shard) => ({
      name: shard.job ?? '',
      state: shard.job === null ? 'NOT_SENT' : (shard.state?.state ?? 'UNKNOWN'),
      shard: shard.shard,
      attempt: shard.attempt,
      requests: shard.requests,
      createTime: isoTime(shard.createdAtMs),
      runningTime: isoTime(shard.runningAtMs),
      endTime: isoTime(shard.endedAtMs),
    })),
    git: record.git,
  };
}
