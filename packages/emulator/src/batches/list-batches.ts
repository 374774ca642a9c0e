import type { BatchList } from '@gemini-batch-test/core/wire';
import { jobOutcomes } from '../answers/job-outcomes.ts';
import type { EmulatorContext } from '../emulator-options.ts';
import { pageOf } from '../http/page.ts';
import { unimplemented } from '../http/service-error.ts';
import { allBatches } from './batch-record.ts';
import { jobAt } from './job-at.ts';
import { operationOf } from './operation.ts';

/** `GET /{version}/batches`: newest first, without outputs. The default page size is our choice. */
export async function listBatches(context: EmulatorContext, query: URLSearchParams): Promise<BatchList> {
  if (query.get('filter')) {
    throw unimplemented('The filter of a list');
  }
  const nowMs = context.now();
  const page = pageOf(await allBatches(context.store), query, { default: 10, max: 100 });
  const operations = await Promise.all(
    page.items.map(async (record) => {
      const hasSucceeded = jobAt(record, nowMs).state === 'BATCH_STATE_SUCCEEDED';
      return operationOf(record, nowMs, hasSucceeded ? await jobOutcomes(context.store, record) : undefined);
    }),
  );
  return {
    ...(operations.length > 0 ? { operations } : {}),
    ...(page.nextPageToken === undefined ? {} : { nextPageToken: page.nextPageToken }),
  };
}
