import * as z from 'zod';
import type { Store } from '../store/store.ts';

const completionSchema = z.object({ answeredTimeMs: z.number().optional() });

/** When the last answer of an upstream job arrived, by the emulator's clock; undefined as long as one is missing. */
export async function answeredTimeMs(store: Store, jobId: string): Promise<number | undefined> {
  const parsed = completionSchema.safeParse(await store.read('completions', jobId));
  return parsed.success ? parsed.data.answeredTimeMs : undefined;
}

/** Notes that the last answer has arrived, unless the answers were closed before. */
export async function noteAnswered(store: Store, jobId: string, timeMs: number): Promise<void> {
  await store.create('completions', jobId, { answeredTimeMs: timeMs });
}

/** Closes the answers of a job that is cancelled: from now on no process can note that it was answered. */
export async function closeAnswers(store: Store, jobId: string): Promise<void> {
  await store.create('completions', jobId, {});
}
