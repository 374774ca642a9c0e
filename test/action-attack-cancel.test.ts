import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { describe, expect, test, vi } from 'vitest';
import { type ActionScene, actionScene } from './support/action/action-scene.ts';
import type { ActionRun, StartedAction } from './support/action/start-action.ts';
import { pullRequestEvent } from './support/github/event-payloads.ts';

const event = pullRequestEvent('same-repository');
const inputs = { type: 'simple', count: '3' };

/** Cancels as the runner does, which ends the process ten seconds later: it must have ended by itself. */
async function cancelled(action: StartedAction): Promise<ActionRun> {
  const began = performance.now();
  action.cancel();
  const run = await action.ended;
  expect(performance.now() - began).toBeLessThan(12_000);
  return run;
}

const counted = ({ github }: ActionScene, operation: string): number =>
  github.requests.filter((request) => request.operation === operation).length;

/** Waits until something is so, however slow the machine is. */
async function until(isSo: () => boolean): Promise<void> {
  await vi.waitFor(() => expect(isSo()).toBe(true), { timeout: 30_000, interval: 20 });
}

// Windows has no SIGINT that one process could send to another.
describe.skipIf(process.platform === 'win32')('cancelled', () => {
  test('while GitHub answers nothing: it ends in time, with outputs and a summary', async () => {
    await using scene = await actionScene({ service: { standing: true } });
    await using action = await scene.start({ event, inputs });
    await action.printed('PENDING');
    scene.github.fail({ operation: 'api', failure: 'hang' });
    scene.github.fail({ operation: 'artifacts', failure: 'hang' });
    const run = await cancelled(action);
    expect(run.exitCode).toBe(1);
    const [job] = await scene.service.jobs();
    expect(run.outputs).toMatchObject({ verdict: 'error', jobs: JSON.stringify([job?.name]) });
    expect(run.summary).toContain('the workflow was cancelled');
  });

  test('while the artifact is uploaded to nobody: it ends in time, and the verdict stands', async () => {
    await using scene = await actionScene({ github: { faults: [{ operation: 'artifacts/upload', failure: 'hang' }] } });
    await using action = await scene.start({ event, inputs });
    await until(() => counted(scene, 'artifacts/upload') > 0);
    const run = await cancelled(action);
    expect(run.outputs).toMatchObject({ verdict: 'pass', total: '3' });
    expect(run.outputs['comment-url']).toContain('#issuecomment-');
    expect(scene.github.comments()[0]?.body).toContain('### ✅ ');
  });

  test('while the last comment is looked for: it is written all the same', async () => {
    let onDownload = (): void => {};
    await using scene = await actionScene({
      service: {
        change: async ({ url }, response) => {
          if (url.includes(':download')) onDownload();
          return response;
        },
      },
    });
    let before = Number.POSITIVE_INFINITY;
    onDownload = () => {
      before = counted(scene, 'issues/list-comments');
      scene.github.fail({ operation: 'issues/list-comments', failure: 'hang', times: 1 });
    };
    await using action = await scene.start({ event, inputs });
    await until(() => counted(scene, 'issues/list-comments') > before);
    const run = await cancelled(action);
    expect(run.outputs).toMatchObject({ verdict: 'pass', total: '3' });
    expect(scene.github.comments().map(({ body }) => body)).toEqual([expect.stringContaining('### ✅ ')]);
    expect(run.outputs['comment-url']).toContain('#issuecomment-');
  });
});
