import * as z from 'zod';
import { lastTimeMs } from '../clock/time-ms.ts';
import { readJsonBody } from '../http/read-json-body.ts';
import { invalidArgument } from '../http/service-error.ts';
import type { Control } from './control.ts';

/** The time by the emulator's clock. */
interface ClockReading {
  /** ISO 8601, in UTC. */
  readonly time: string;
  /** Milliseconds since the epoch. */
  readonly timeMs: number;
}

/** Ten years at once: enough for every deadline of the API. */
const longestSeconds = 10 * 365 * 86_400;

const bodySchema = z.strictObject({ advanceSeconds: z.number().min(0).max(longestSeconds) });

export async function readClock({ parts }: Control): Promise<ClockReading> {
  const timeMs = await parts.clock.now();
  return { time: new Date(timeMs).toISOString(), timeMs };
}

/**
 * Moves the clock by `{"advanceSeconds": …}`. The content type must be JSON: a page of another site can send that only
 * after asking, and is not answered.
 */
export async function advanceClock(control: Control, request: Request): Promise<ClockReading> {
  const contentType = request.headers.get('content-type') ?? '';
  if (contentType.split(';')[0]?.trim().toLowerCase() !== 'application/json') {
    throw invalidArgument('The content type must be application/json.');
  }
  const body = bodySchema.safeParse(await readJsonBody(request, 1000));
  if (!body.success) {
    throw invalidArgument(`The body must be {"advanceSeconds": N}, with N from 0 to ${longestSeconds}.`);
  }
  const byMs = Math.round(body.data.advanceSeconds * 1000);
  if ((await control.parts.clock.now()) + byMs > lastTimeMs) {
    throw invalidArgument('The clock does not go further than the year 9000.');
  }
  await control.advance(byMs);
  return await readClock(control);
}
