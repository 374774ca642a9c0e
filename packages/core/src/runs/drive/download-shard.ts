import { isRefusal, isTransient } from '../../client/service-error.ts';
import { GeminiBatchError, hasCode, isGeminiBatchError } from '../../errors/gemini-batch-error.ts';
import { isJsonObject, parseJson } from '../../json/json.ts';
import { type JobView, jobView } from '../../monitor/job-view.ts';
import { readLines } from '../../platform/read-lines.ts';
import type { InlinedResponse } from '../../wire/index.ts';
import type { HeldRun } from '../folder/hold-run.ts';
import { recordLost } from '../folder/record-fact.ts';
import { runPaths } from '../folder/run-paths.ts';
import type { ShardState } from '../folder/shard-state.ts';
import { writing } from '../folder/writing.ts';
import type { FullContext } from '../run-context.ts';

/** As `downloadShard`; gives the error when the output of this job alone cannot be had. */
export async function tryDownload(
  run: HeldRun,
  state: ShardState,
  context: FullContext,
): Promise<GeminiBatchError | null> {
  try {
    await downloadShard(run, state, context);
    return null;
  } catch (error) {
    context.signal?.throwIfAborted();
    const ofService = [isTransient, isRefusal, isUnreadable].some((is) => is(error));
    if (!ofService || !isGeminiBatchError(error)) throw error;
    return error;
  }
}

function isUnreadable(error: unknown): boolean {
  return hasCode(error, 'answer-unexpected') || hasCode(error, 'output-missing');
}

/** Fetches the output of an ended job, to a temporary name first: a file of the right name is whole. */
async function downloadShard(run: HeldRun, state: ShardState, context: FullContext): Promise<void> {
  const { files } = context;
  const { shard, attempt, job } = state;
  if (job === null) return;
  const view = await viewOf(run, state, context);
  if (view === null) return;
  const { output, answered } = view;
  const path = runPaths(run.folder).output(shard, attempt);
  context.onEvent({ kind: 'downloading', job });
  if (output?.responsesFile !== undefined) {
    try {
      await fetchOutput(output.responsesFile, { path, answered, state }, context);
    } catch (error) {
      if (!hasCode(error, 'not-found')) throw error;
      return await recordLost(run, state, 'output', error, context);
    }
  } else if (output?.inlinedResponses !== undefined) {
    const responses = output.inlinedResponses.inlinedResponses ?? [];
    await writing(path, () => files.write(path, responses.map(outputLine)));
  } else {
    throw new GeminiBatchError('output-missing', { job });
  }
  const sizeBytes = await files.sizeBytes(path);
  await run.write({ type: 'downloaded', shard, attempt, job, sizeBytes });
}

/**
 * Fetches an output file, and again when it lacks lines: it may have been cut short, or the service has lost them. The
 * better one is kept. Throws `answer-unexpected` when neither is an output.
 */
async function fetchOutput(
  name: string,
  { path, answered, state }: { path: string; answered: number | null; state: ShardState },
  { client, files }: FullContext,
): Promise<void> {
  const download = async (to: string): Promise<LineCounts> => {
    await client.downloadFile(name, (bytes) => writing(to, () => files.write(to, bytes)));
    return await countLines(to, files);
  };
  let counts = await download(path);
  if (counts.lines === 0 || counts.usable < (answered ?? counts.usable)) {
    const again = `${path}.again`;
    const second = await download(again).catch((error: unknown) => {
      // It is gone by now; what came the first time is all that there is.
      if (hasCode(error, 'not-found')) return null;
      throw error;
    });
    if (second !== null && isBetter(second, counts)) {
      await writing(path, () => files.rename(again, path));
      counts = second;
    } else await files.remove(again);
  }
  if (state.requests > 0 && !isOutput(counts, state.attempt)) {
    await files.remove(path);
    throw new GeminiBatchError('answer-unexpected', { call: `${name}:download` });
  }
}

/** The job as it is now; null when it was deleted since its end was seen, which is written down. */
async function viewOf(run: HeldRun, state: ShardState, context: FullContext): Promise<JobView | null> {
  const job = state.job ?? '';
  try {
    return jobView(await context.client.getBatch(job));
  } catch (error) {
    if (!hasCode(error, 'job-not-found')) throw error;
    await recordLost(run, state, 'job', error, context);
    context.onEvent({ kind: 'gone', job, error });
    return null;
  }
}

interface LineCounts {
  lines: number;
  /** Lines that are an answer to some key. */
  usable: number;
  /** Lines that are no JSON object. */
  foreign: number;
}

async function countLines(path: string, files: FullContext['files']): Promise<LineCounts> {
  const counts = { lines: 0, usable: 0, foreign: 0 };
  for await (const { text } of readLines(files.read(path))) {
    counts.lines += 1;
    const json = parseJson(text);
    if (!('value' in json && isJsonObject(json.value))) counts.foreign += 1;
    else if (typeof json.value.key === 'string') counts.usable += 1;
  }
  return counts;
}

function isBetter(one: LineCounts, other: LineCounts): boolean {
  return one.usable > other.usable || (one.usable === other.usable && one.foreign < other.foreign);
}

/**
 * A page of a proxy has no usable line. Nor has the output of a job whose few requests were all lost: it is empty, or of
 * a further attempt.
 */
function isOutput({ lines, usable, foreign }: LineCounts, attempt: number): boolean {
  return lines === 0 || usable > 0 || (attempt > 1 && foreign === 0);
}

/** An inline answer in the form of an output file's line; its key stands in the request's metadata. */
function outputLine({ metadata, ...answer }: InlinedResponse): string {
  const key = metadata?.key ?? metadata?.custom_id;
  return `${JSON.stringify({ ...answer, key })}\n`;
}
