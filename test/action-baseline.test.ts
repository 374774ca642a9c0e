import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { actionScene, recordedAnswers, writeSuite } from './support/action/action-scene.ts';
import { pullRequestEvent, pushEvent } from './support/github/event-payloads.ts';

const event = pullRequestEvent('same-repository');

describe('with a baseline', () => {
  test('the comment, the page and the verdict say what changed', async () => {
    await using scene = await actionScene({ service: { answers: recordedAnswers } });
    await writeSuite(scene);
    const base = await scene.run({ event: pushEvent() });
    const baseline = join('output', 'runs', base.outputs['run-id'] ?? '');
    const run = await scene.run({ event, inputs: { baseline, 'max-regressions': '0' } });
    expect(run.outputs.verdict).toBe('pass');
    const [comment] = scene.github.comments();
    expect(comment?.body).toContain(`\`${base.outputs['run-id']}\``);
    expect(comment?.body).toMatch(/✅ .*\*\*0\*\*.*≤ 0/);
    expect(await readFile(run.outputs['report-html'] ?? '', 'utf8')).toContain(base.outputs['run-id']);
    expect(await readFile(run.outputs.junit ?? '', 'utf8')).toContain('<testsuites');
    expect(scene.github.violations).toEqual([]);
  });

  test.each([
    ['that is not there', 'nowhere', 'There is no run, job or file "nowhere"'],
    ['outside the workspace', '/etc/hostname', 'leads out of the workspace'],
  ])('%s nothing is sent', async (_what, baseline, says) => {
    await using scene = await actionScene();
    const run = await scene.run({ event, inputs: { type: 'simple', baseline } });
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'error', jobs: '[]' } });
    expect(run.annotations.map(({ message }) => message).join('\n')).toContain(says);
  });

  test('that is empty, as the first time, nothing is compared', async () => {
    await using scene = await actionScene();
    const run = await scene.run({ event, inputs: { type: 'simple', baseline: '', 'max-regressions': '0' } });
    expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'inconclusive' } });
  });
});
