import { isRefusal } from '../../client/service-error.ts';
import type { FullContext } from '../run-context.ts';

/** Asks the service to stop a job. One that has just ended is refused; the next look tells how it ended. */
export async function cancelJob(job: string, { client }: Pick<FullContext, 'client'>): Promise<void> {
  try {
    await client.cancelBatch(job);
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
}
