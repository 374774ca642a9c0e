import { mkdir, readdir, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { actionScene, type SceneOptions } from './support/action/action-scene.ts';
import { pullRequestEvent, pullRequestTargetEvent } from './support/github/event-payloads.ts';

const event = pullRequestEvent('same-repository');
const inputs = { type: 'simple', count: '3' };

describe('what cannot be written is one warning, and the verdict stands', () => {
  test('the report', async () => {
    let workspace = '';
    const blockReport: NonNullable<SceneOptions['service']>['change'] = async ({ url }, response) => {
      const runs = join(workspace, 'output', 'runs');
      if (url.includes(':download'))
        for (const run of await readdir(runs)) await mkdir(join(runs, run, 'report.md'), { recursive: true });
      return response;
    };
    await using scene = await actionScene({ service: { change: blockReport } });
    workspace = scene.workspace;
    const run = await scene.run({ event, inputs });
    expect(run.exitCode).toBe(0);
    expect(run.annotations.map(({ level, message }) => `${level}: ${message}`)).toEqual([
      expect.stringMatching(/^warning: The report could not be written: .*The verdict stands$/),
    ]);
    expect(run.outputs).toMatchObject({ verdict: 'pass', total: '3', 'report-md': '' });
    expect(run.outputs['comment-url']).toContain('#issuecomment-');
    expect(run.summary).toMatch(/^### ✅ /);
    expect(scene.github.comments()[0]?.body).toContain('### ✅ ');
    expect(scene.github.artifacts).toHaveLength(1);
  });

  test('the outputs', async () => {
    await using scene = await actionScene();
    const env = { GITHUB_OUTPUT: join(scene.folder.path, 'nowhere', 'output') };
    const run = await scene.run({ event, inputs, env });
    expect(run.exitCode).toBe(0);
    expect(run.annotations.map(({ level, message }) => `${level}: ${message}`)).toEqual([
      expect.stringMatching(/^warning: The outputs could not be set: .*The verdict stands$/),
    ]);
    expect(run.summary).toMatch(/^### ✅ /);
    expect(scene.github.comments()[0]?.body).toContain('### ✅ ');
    expect(scene.github.artifacts).toHaveLength(1);
  });

  test('the outputs of a run whose gates fail: the step is red', async () => {
    await using scene = await actionScene();
    await scene.folder.writeLines('workspace/data.jsonl', [{ id: 'a', q: '?' }]);
    const suite = { dataset: { file: 'data.jsonl', prompt: '{{q}}' }, checks: [{ contains: 'nothing of this kind' }] };
    await scene.folder.write('workspace/gemini-batch.yaml', JSON.stringify(suite));
    const env = { GITHUB_OUTPUT: join(scene.folder.path, 'nowhere', 'output') };
    const run = await scene.run({ event, inputs: { 'min-pass-rate': '1' }, env });
    expect(run.exitCode).toBe(1);
    expect(run.annotations[0]?.message).toContain('The outputs could not be set');
    expect(scene.github.comments()[0]?.body).toContain('### ❌ Failed');
  });
});

describe('an artifact-name that GitHub’s library would print as it is', () => {
  test.each(['##[error]forged by a title', 'x\u202eevil', 'a\u001b[31mb', '..', 'a'.repeat(300)])(
    '%j is refused',
    async (name) => {
      await using scene = await actionScene();
      const run = await scene.run({ event, inputs: { ...inputs, 'artifact-name': name } });
      expect(run.exitCode).toBe(1);
      expect(run.outputs).toMatchObject({ verdict: 'error', jobs: '[]' });
      expect(run.annotations.map(({ level, message }) => `${level}: ${message}`)).toEqual([
        expect.stringContaining('error: artifact-name'),
      ]);
      expect(run.otherCommands).toEqual([]);
      expect(run.printed).not.toContain('\u202e');
      expect(run.printed).not.toContain('\u001b');
      expect(scene.github.artifacts).toEqual([]);
      expect(scene.service.addresses).toEqual([]);
    },
  );
});

// Windows lets not everybody make a link.
describe.skipIf(process.platform === 'win32')(
  'a committed link does not lead what is written out of the workspace',
  () => {
    test.each([
      ['output', '../outside'],
      ['output/runs', '../../outside'],
      ['output/emulator', '../../outside'],
      ['output/emulator/blobs', '../../../outside'],
      ['output/emulator/batches', '../../../outside'],
      ['output/emulator/files', '../../../outside'],
      ['output/emulator/uploads', '../../../outside'],
      ['output', '../workspace-runner'],
      ['output', '../nowhere'],
      ['output/runs', '../../nowhere'],
      ['output/emulator/blobs', '../../../nowhere'],
      ['output/whatever/else/is/there', '../../../../../outside'],
    ])('%s to %s', async (link, target) => {
      await using scene = await actionScene();
      await scene.folder.write('outside/kept', '');
      await mkdir(dirname(join(scene.workspace, link)), { recursive: true });
      await symlink(target, join(scene.workspace, link));
      const run = await scene.run({
        event: pullRequestTargetEvent('fork'),
        inputs: { type: 'simple', count: '3', emulator: 'true' },
      });
      expect(run.exitCode).toBe(1);
      expect(run.outputs.verdict).toBe('error');
      expect((await readdir(scene.folder.path)).sort()).toEqual(['outside', 'workspace', 'workspace-runner']);
      expect(await readdir(join(scene.folder.path, 'outside'))).toEqual(['kept']);
      expect((await readdir(`${scene.workspace}-runner`)).sort()).toEqual(['event.json', 'output', 'summary.md']);
    });
  },
);
