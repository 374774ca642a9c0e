import { expect, test } from 'vitest';
import { actionScene } from './support/action/action-scene.ts';
import { pushEvent } from './support/github/event-payloads.ts';
import { requestLine } from './support/sample-requests.ts';

test('an input that will do harm is warned of, once for each kind; one that cannot be sent is not', async () => {
  await using scene = await actionScene();
  const { request } = requestLine('a');
  const harmful = { request: { ...Object(request), generationConfig: { temperature: 0 } } };
  await scene.folder.writeLines('workspace/in.jsonl', [
    { key: 'a', ...harmful },
    { key: 'b', ...harmful },
  ]);
  await scene.folder.write('workspace/gemini-batch.yaml', 'requests: in.jsonl\n');
  const run = await scene.run({ event: pushEvent() });
  expect(run.outputs.verdict).toBe('pass');
  const warned = run.annotations.filter(({ message }) => message.includes('temperature'));
  expect(warned.map(({ message }) => message)).toEqual([expect.stringMatching(/in\.jsonl:1.*deprecated.*1 more/)]);

  await scene.folder.writeLines('workspace/in.jsonl', [
    { key: 'a', request: { ...Object(request), thinking_config: {} } },
  ]);
  const refused = await scene.run({ event: pushEvent() });
  expect(refused).toMatchObject({ exitCode: 1, outputs: { verdict: 'error', jobs: '[]' } });
  expect(refused.annotations.map(({ message }) => message).join()).toContain('"thinking_config" does not belong here');
});
