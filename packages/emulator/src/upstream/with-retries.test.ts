import { expect, test } from 'vitest';
import { UpstreamError } from './upstream-error.ts';
import { withRetries } from './with-retries.ts';

async function tried(errors: readonly Error[]): Promise<{ result: unknown; delaysMs: number[] }> {
  const left = [...errors];
  const delaysMs: number[] = [];
  const action = async (): Promise<string> => {
    const error = left.shift();
    if (error !== undefined) {
      throw error;
    }
    return 'done';
  };
  const pause = async (delayMs: number): Promise<void> => {
    delaysMs.push(delayMs);
  };
  const result = await withRetries(action, pause).catch((error: unknown) => error);
  return { result, delaysMs };
}

const busy = (afterMs?: number) => new UpstreamError(14, 'Busy', { afterMs });
const refused = new UpstreamError(3, 'Refused', undefined);

test('withRetries waits twice as long each time, and gives up after the fourth try', async () => {
  expect(await tried([busy(), busy(), busy()])).toEqual({ result: 'done', delaysMs: [500, 1000, 2000] });
  const last = busy();
  expect(await tried([busy(), busy(), busy(), last])).toEqual({ result: last, delaysMs: [500, 1000, 2000] });
});

test('withRetries waits as long as it is told, but no more than a minute', async () => {
  expect(await tried([busy(0), busy(7000), busy(3_600_000)])).toEqual({ result: 'done', delaysMs: [0, 7000, 60_000] });
});

test('withRetries does not repeat what was refused, nor what is no error of the upstream', async () => {
  expect(await tried([refused])).toEqual({ result: refused, delaysMs: [] });
  const other = new Error('Other');
  expect(await tried([busy(), other])).toEqual({ result: other, delaysMs: [500] });
});
