import { describe, expect, test } from 'vitest';
import { actionScene, recordedAnswers, writeSuite } from './support/action/action-scene.ts';
import { pushEvent } from './support/github/event-payloads.ts';

const full = [
  'failed.jsonl',
  'journal.jsonl',
  'junit.xml',
  'report.html',
  'report.json',
  'report.md',
  'requests.jsonl',
  'results.jsonl',
  'run.json',
  'shards/0001-1/input.jsonl',
  'shards/0001-1/output.jsonl',
];
const report = ['journal.jsonl', 'junit.xml', 'report.html', 'report.json', 'report.md', 'results.jsonl', 'run.json'];

describe('the artifact', () => {
  test.each([
    ['of a private repository has everything', 'private', {}, full],
    ['of a public repository has no prompts and answers', 'public', {}, report],
    ['of a public repository has everything when told', 'public', { artifact: 'full' }, full],
    ['of a private repository has the report only when told', 'private', { artifact: 'report' }, report],
  ] as const)('%s', async (_what, visibility, inputs, files) => {
    await using scene = await actionScene({ service: { answers: recordedAnswers } });
    await writeSuite(scene);
    const run = await scene.run({ event: pushEvent({ visibility }), inputs });
    const [artifact, ...others] = scene.github.artifacts;
    expect(others).toEqual([]);
    expect(artifact?.name).toBe(`gemini-batch-test-${run.outputs['run-id']}`);
    expect([...(artifact?.files.keys() ?? [])].sort()).toEqual(files);
    const kept = Buffer.concat([...(artifact?.files.values() ?? [])]).toString();
    expect(kept.includes('How many apples are there now?')).toBe(files === full);
    expect(kept.includes('Three eighths of 32 are 12 pupils')).toBe(files === full);
    // In the page, texts are compressed.
    expect(artifact?.files.get('report.html')?.toString()).toContain(`"hasTexts":${files === full}`);
    expect(run.log).toContain(
      visibility === 'private' ? 'whoever can read the repository' : 'everybody who is signed in to GitHub',
    );
    expect(scene.github.violations).toEqual([]);
  });

  test('is not made when told', async () => {
    await using scene = await actionScene();
    await scene.run({ event: pushEvent(), inputs: { type: 'simple', artifact: 'none' } });
    expect(scene.github.artifacts).toEqual([]);
  });

  test('has the name and the days that the workflow says', async () => {
    await using scene = await actionScene();
    const inputs = { type: 'simple', 'artifact-name': 'my evals', 'retention-days': '3' };
    await scene.run({ event: pushEvent(), inputs });
    const [artifact] = scene.github.artifacts;
    expect(artifact?.name).toBe('my evals');
    expect(artifact?.retentionDays).toBe(3);
  });

  test('of a run that could not go on has what was done', async () => {
    await using scene = await actionScene({
      service: { instead: ({ url }) => (url.includes(':batchGenerateContent') ? refused() : undefined) },
    });
    const run = await scene.run({ event: pushEvent({ visibility: 'private' }), inputs: { type: 'simple' } });
    expect(run.exitCode).toBe(1);
    expect([...(scene.github.artifacts[0]?.files.keys() ?? [])]).toContain('requests.jsonl');
  });
});

function refused(): Response {
  const error = { code: 400, message: 'The model does not take batches.', status: 'INVALID_ARGUMENT' };
  return Response.json({ error }, { status: 400 });
}
