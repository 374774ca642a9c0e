import { GeminiBatchError, hasCode } from '../errors/gemini-batch-error.ts';
import { jobView } from '../monitor/job-view.ts';
import type { InlinedResponse } from '../wire/index.ts';
import { appendToJournal } from './journal.ts';
import type { OpenRun } from './open-run.ts';
import { recordLost } from './record-fact.ts';
import type { FullContext } from './run-context.ts';
import { runPaths } from './run-paths.ts';
import type { ShardState } from './shard-state.ts';
import { writing } from './writing.ts';

/** Fetches the output of an ended job, to a temporary name first: a file of the right name is whole. */
export async function downloadShard(run: OpenRun, state: ShardState, context: FullContext): Promise<void> {
  const { client, files } = context;
  const { shard, attempt, job } = state;
  if (job === null) return;
  const { output } = jobView(await client.getBatch(job));
  const path = runPaths(run.folder).output(shard, attempt);
  context.onEvent({ kind: 'downloading', job });
  if (output?.responsesFile !== undefined) {
    try {
      await client.downloadFile(output.responsesFile, (bytes) => writing(path, () => files.write(path, bytes)));
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
  await appendToJournal(run.folder, { type: 'downloaded', shard, attempt, job, sizeBytes }, context);
}

/** An inline answer in the form of an output file's line; its key stands in the request's metadata. */
function outputLine({ metadata, ...answer }: InlinedResponse): string {
  const key = metadata?.key ?? metadata?.custom_id;
  return `${JSON.stringify({ ...answer, key })}\n`;
}
