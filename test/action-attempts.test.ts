import { expect, test } from 'vitest';
import { actionScene } from './support/action/action-scene.ts';
import { errorLine, faultyDownloads } from './support/faulty-downloads.ts';
import { pushEvent } from './support/github/event-payloads.ts';

/** UNAVAILABLE, which goes away: in the first job only. */
const overloaded = () =>
  faultyDownloads((line, attempt, index) => (attempt === 1 && index === 1 ? errorLine(line.key, 14) : line));

test.each([
  ['is sent again', {}, { exitCode: 0, jobs: 2, verdict: 'pass', 'success-rate': '1', failed: '0' }],
  [
    'stays failed when one attempt is all',
    { 'max-attempts': '1' },
    { exitCode: 1, jobs: 1, verdict: 'fail', 'success-rate': '0.75', failed: '1' },
  ],
])('what failed for a temporary reason %s', async (_what, inputs, { exitCode, jobs, ...outputs }) => {
  await using scene = await actionScene({ service: { change: overloaded() } });
  const run = await scene.run({ event: pushEvent(), inputs: { type: 'simple', count: '4', ...inputs } });
  expect(run.exitCode).toBe(exitCode);
  expect(run.outputs).toMatchObject(outputs);
  expect(JSON.parse(run.outputs.jobs ?? '')).toHaveLength(jobs);
  expect(await scene.service.jobs()).toHaveLength(jobs);
  expect(run.log.includes('Attempt 2 for what failed for a temporary reason, requests: 1')).toBe(jobs === 2);
});
