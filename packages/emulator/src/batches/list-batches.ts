import type { BatchList } from '@gemini-batch-test/core/wire';
import type { EmulatorContext } from '../emulator-context.ts';
import { pageOf } from '../http/list-page.ts';
import { unimplemented } from '../http/service-error.ts';
import type { BatchRecord } from '../jobs/batch-record.ts';
import { allBatches } from '../jobs/find-batch.ts';
import { atPaceOf, jobAt } from '../jobs/job-at.ts';
import { hasStaleStats, operationOf } from '../jobs/operation.ts';
import { countedOutcomes } from '../output/job-outcomes.ts';

/** `GET /{version}/batches`: without outputs, and with counters that lag behind. The default page size is our choice. */
export async function listBatches(context: EmulatorContext, query: URLSearchParams): Promise<BatchList> {
  if (query.get('filter')) {
    throw unimplemented('The filter of a list');
  }
  const nowMs = context.now();
  const shown = (await allBatches(context.store)).filter((record) => isListed(record, nowMs));
  const { listOrder } = context.settings.choices;
  const page = pageOf(shown, query, { default: 10, max: 100 }, listOrder);
  const operations = await Promise.all(
    page.items.map(async (record) => {
      context.upstreamJobs.wake(record);
      const isCounted = jobAt(record, nowMs).state === 'BATCH_STATE_SUCCEEDED' && !hasStaleStats(record, nowMs);
      return operationOf(record, nowMs, isCounted ? await countedOutcomes(context.store, record) : undefined);
    }),
  );
  return {
    ...(operations.length > 0 ? { operations } : {}),
    ...(page.nextPageToken === undefined ? {} : { nextPageToken: page.nextPageToken }),
  };
}

function isListed(record: BatchRecord, nowMs: number): boolean {
  return nowMs >= record.createTimeMs + atPaceOf(record, (record.fate.listedAfterSeconds ?? 0) * 1000);
}
