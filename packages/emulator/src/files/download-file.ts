import type { EmulatorContext } from '../emulator-context.ts';
import { fileNotFound, invalidArgument } from '../http/service-error.ts';
import { readBatchRecord } from '../jobs/find-batch.ts';
import { outputFileIsKept } from '../jobs/output-life.ts';
import { jobOutput } from '../output/job-output.ts';
import { streamOfLines } from '../output/stream-of-lines.ts';
import { isObjectId } from '../store/object-id.ts';
import { findFile, readFileRecord } from './file-record.ts';

/** `:download` of a job's output, the only file that can be downloaded: written while it is read. */
export async function downloadFile(context: EmulatorContext, id: string, signal: AbortSignal): Promise<Response> {
  const isUploaded = isObjectId(id) && (await readFileRecord(context.store, id, context.now())) !== undefined;
  if (isUploaded || !id.startsWith('batch-')) {
    await findFile(context.store, id, context.now());
    throw context.settings.choices.uploadedDownload === 'permission-denied'
      ? fileNotFound(id)
      : invalidArgument(`File ${id} was uploaded; only generated files can be downloaded.`);
  }
  const job = await readBatchRecord(context.store, id.slice('batch-'.length));
  if (job?.inputFile === undefined || !outputFileIsKept(job, context.now())) {
    throw fileNotFound(id);
  }
  return new Response(streamOfLines(jobOutput(context.store, job), signal), {
    headers: { 'content-type': 'application/octet-stream' },
  });
}
