import { isRetryable } from '../analyzer/answer.ts';
import { buildReport, type ReportInput } from '../analyzer/build-report.ts';
import { createResultCollector } from '../analyzer/collect-results.ts';
import type { Report, ReportRun } from '../analyzer/report.ts';
import { redactKey } from '../client/redact-key.ts';
import { readLines } from '../platform/read-lines.ts';
import type { OpenRun } from './open-run.ts';
import { readInputKeys, readRequests } from './read-requests.ts';
import type { FullContext } from './run-context.ts';
import { runPaths } from './run-paths.ts';
import type { ShardState } from './shard-state.ts';
import { writing } from './writing.ts';

/** What the jobs of a run gave, all in all. */
export interface Analysis {
  readonly report: Report;
  /** The keys that failed. */
  readonly failed: ReadonlySet<string>;
  /** Those of them that failed for a reason that may go away. */
  readonly transient: ReadonlySet<string>;
}

/** Joins a run's requests with its output files; writes `results.jsonl`, `failed.jsonl` and `report.json`. */
export async function analyzeRun(run: OpenRun, context: FullContext): Promise<Analysis> {
  const { files } = context;
  const { record, shards } = run;
  const paths = runPaths(run.folder);
  const collector = createResultCollector({ adopt: !record.requestsKnown, redact: redactKey(context.apiKey) });

  const reasons = new Map(shards.filter(isFirst).map((state) => [state.shard, reasonForMissing(state)]));
  for await (const { request, shard } of readRequests(run, files)) collector.expect(request, reasons.get(shard));
  for (const state of shards) {
    const { shard, attempt, downloaded } = state;
    if (!isFirst(state)) {
      const reason = reasonForMissing(state);
      for await (const key of readInputKeys(run, state, files)) collector.expectAgain(key, attempt, reason);
    }
    if (!downloaded) continue;
    for await (const { text, line } of readLines(files.read(paths.output(shard, attempt)))) {
      collector.take(text, { shard, attempt, line });
    }
  }

  const failed = new Set<string>();
  const transient = new Set<string>();
  function* resultLines(): Generator<string> {
    for (const { result, code } of collector.results()) {
      if (result.outcome === 'failed') failed.add(result.key);
      if (result.outcome === 'failed' && isRetryable(code, result.reason)) transient.add(result.key);
      yield `${JSON.stringify(result)}\n`;
    }
  }
  await writing(paths.results, () => files.write(paths.results, resultLines()));
  await writing(paths.failed, () => files.write(paths.failed, failedLines(run, files, failed)));
  const report = buildReport({
    tool: record.tool,
    run: reportRun(run, context.clock.now()),
    gates: record.options.gates,
    timings: shards,
    faults: collector.faults,
    requestsKnown: record.requestsKnown,
    results: collector.results(),
    unnamed: record.requestsKnown ? [] : unanswered(shards, collector.faults.unexpected),
  });
  await writing(paths.report, () => files.write(paths.report, [`${JSON.stringify(report, null, 2)}\n`]));
  return { report, failed, transient };
}

function isFirst({ attempt }: ShardState): boolean {
  return attempt === 1;
}

/** The requests that failed, with their type and checks: itself an input for another run. */
async function* failedLines(
  run: OpenRun,
  files: FullContext['files'],
  failed: ReadonlySet<string>,
): AsyncGenerator<string> {
  for await (const { request } of readRequests(run, files)) {
    if (failed.has(request.key)) yield `${JSON.stringify(request)}\n`;
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
function unanswered(shards: readonly ShardState[], answered: number): ReportInput['unnamed'] {
  return shards.slice(0, 1).map((shard) => ({
    count: Math.max(0, shard.requests - answered),
    ...reasonForMissing(shard),
  }));
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
      endTime: isoTime(shard.endedAtMs),
    })),
    git: record.git,
  };
}
