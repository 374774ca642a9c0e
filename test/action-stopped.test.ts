import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { actionScene } from './support/action/action-scene.ts';
import { pullRequestEvent } from './support/github/event-payloads.ts';

const event = pullRequestEvent('same-repository');
const inputs = { type: 'simple', count: '3' };

test('the time is up: the same, and the step fails', async () => {
  await using scene = await actionScene({ service: { standing: true } });
  await using action = await scene.start({ event, inputs: { ...inputs, timeout: '7200' } });
  await action.printed('PENDING');
  action.endTime();
  const run = await action.ended;
  expect(run.exitCode).toBe(1);
  expect(scene.github.comments()[0]?.body).toContain('### ⏹️ Batch test `simple` timed out');
  expect(scene.github.artifacts.flatMap(({ files }) => [...files.keys()])).toContain('journal.jsonl');
});

// Windows has no SIGINT that one process could send to another.
describe.skipIf(process.platform === 'win32')('cancelled', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('by %s: the comment names the job and how to go on', async (signal) => {
    await using scene = await actionScene({ service: { standing: true } });
    await using action = await scene.start({ event, inputs });
    await action.printed('PENDING');
    action.cancel(signal);
    const run = await action.ended;
    expect(run.exitCode).toBe(1);
    const [job] = await scene.service.jobs();
    const body = scene.github.comments()[0]?.body ?? '';
    expect(body).toContain('### ⏹️ Batch test `simple`: the workflow was cancelled');
    expect(body).toContain(`- \`${job?.name}\``);
    expect(body).toContain(`gemini-batch-test results ${job?.name}\n`);
    expect(body).toContain(`gemini-batch-test cancel ${job?.name}\n`);
    expect(run.summary).toContain('the workflow was cancelled');
    expect(run.outputs).toMatchObject({ verdict: 'error', total: '', jobs: JSON.stringify([job?.name]) });
    expect(scene.github.violations).toEqual([]);
  });

  test('while a creation has no answer: the name under which the job may be found', async () => {
    await using scene = await actionScene({ service: { lateCreate: true } });
    await using action = await scene.start({ event, inputs });
    await scene.service.created();
    action.cancel();
    const run = await action.ended;
    const [job] = await scene.service.jobs();
    expect(run.exitCode).toBe(1);
    expect(scene.github.comments()[0]?.body).toContain(`\`${job?.metadata.displayName}\``);
  });

  test('before anything was sent: nothing goes on', async () => {
    await using scene = await actionScene({
      github: { faults: [{ operation: 'issues/list-comments', failure: 'hang', times: 1 }] },
    });
    await using action = await scene.start({ event, inputs });
    await action.printed('$1.00');
    action.cancel();
    await action.ended;
    expect(await scene.service.jobs()).toEqual([]);
    expect(scene.github.comments().map(({ body }) => body)).toEqual([
      expect.stringContaining('No job had been created'),
    ]);
  });

  test('the emulator in the action itself leaves nothing behind', async () => {
    await using scene = await actionScene();
    await using action = await scene.start({ event, inputs: { type: 'simple', emulator: 'true' } });
    await action.printed('PENDING');
    action.cancel();
    await action.ended;
    expect(scene.github.comments().map(({ body }) => body)).toEqual([
      expect.stringContaining('Only the embedded emulator was at work'),
    ]);
  });
});
