import { buildReport, type ReportInput } from '../analyzer/build-report.ts';
import { createResultCollector } from '../analyzer/collect-results.ts';
import type { Report, ReportRun } from '../analyzer/report.ts';
import { GeminiBatchError } from '../errors/gemini-batch-error.ts';
import { readLines } from '../platform/read-lines.ts';
import type { BatchRequest } from '../requests/batch-request.ts';
import { parseRequestLine } from '../requests/parse-request-line.ts';
import type { OpenRun } from './open-run.ts';
import type { FullContext } from './run-context.ts';
import { runPaths } from './run-paths.ts';
import type { ShardState } from './shard-state.ts';
import { writing } from './writing.ts';

/** Joins a run's requests with its output files; writes `results.jsonl`, `failed.jsonl` and `report.json`. */
export async function analyzeRun(run: OpenRun, context: FullContext): Promise<Report> {
  const { files } = context;
  const { record, shards } = run;
  const paths = runPaths(run.folder);
  const collector = createResultCollector({ adopt: !record.requestsKnown });

  const reasons = reasonsForMissing(shards);
  for await (const request of readRequests(run, files)) collector.expect(request, reasons.next().value ?? undefined);
  for (const { shard, attempt, downloaded } of shards) {
    if (!downloaded) continue;
    for await (const { text, line } of readLines(files.read(paths.output(shard, attempt)))) {
      collector.take(text, { shard, attempt, line });
    }
  }

  const failed = new Set<string>();
  function* resultLines(): Generator<string> {
    for (const { result } of collector.results()) {
      if (result.outcome === 'failed') failed.add(result.key);
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
  return report;
}

async function* readRequests(run: OpenRun, files: FullContext['files']): AsyncGenerator<BatchRequest> {
  const { requests } = runPaths(run.folder);
  if (!(await files.exists(requests))) return;
  for await (const { text, line } of readLines(files.read(requests))) {
    const item = parseRequestLine(text, line);
    if ('issue' in item) {
      throw new GeminiBatchError('run-folder-broken', { folder: run.folder, file: 'requests.jsonl', line });
    }
    yield item.request;
  }
}

/** The requests that failed, with their type and checks: itself an input for another run. */
async function* failedLines(
  run: OpenRun,
  files: FullContext['files'],
  failed: ReadonlySet<string>,
): AsyncGenerator<string> {
  for await (const request of readRequests(run, files)) {
    if (failed.has(request.key)) yield `${JSON.stringify(request)}\n`;
  }
}

/** For each request, in order, why it would have no answer. */
function* reasonsForMissing(shards: readonly ShardState[]): Generator<ReturnType<typeof reasonForMissing>> {
  for (const shard of shards) {
    const reason = reasonForMissing(shard);
    for (let request = 0; request < shard.requests; request += 1) yield reason;
  }
}

/** A request without a line: lost in a job that succeeded, or its job ended otherwise. */
function reasonForMissing({ state, error, lost }: ShardState): { reason: string; message: string | null } {
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
      state: shard.state?.state ?? 'UNKNOWN',
      shard: shard.shard,
      attempt: shard.attempt,
      requests: shard.requests,
      createTime: isoTime(shard.createdAtMs),
      endTime: isoTime(shard.endedAtMs),
    })),
    git: record.git,
  };
}
