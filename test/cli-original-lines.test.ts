import { join } from 'node:path';
import { expect, test } from 'vitest';
import { expectRefusal } from './support/expect-refusal.ts';
import { quickEmulator, runCli } from './support/run-cli.ts';
import { readJsonLines, readReport, runFolder, runFolders } from './support/run-folder.ts';
import { originalLine } from './support/sample-requests.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

test.concurrent('run reads the lines of the original tool and takes the model from their url', async () => {
  await using folder = await temporaryFolder();
  const ids = ['simple-request-1', 'complex-request-2'];
  const lines = ids.map((id) => originalLine(id, 'gemini-2.5-flash-lite'));
  await folder.writeLines('input.jsonl', lines);
  const { exitCode } = await runCli(['run', 'input.jsonl', ...quickEmulator], { cwd: folder.path });
  expect(exitCode).toBe(0);
  const { run, requests, byType, integrity } = await readReport(folder.path);
  expect(run.model).toBe('gemini-2.5-flash-lite');
  expect(requests).toMatchObject({ total: 2, succeeded: 2 });
  expect(byType.map(({ type }) => type)).toEqual(['simple', 'complex']);
  expect(integrity).toMatchObject({ missing: 0, unexpected: 0, modelMismatch: 0 });
  const sent = await readJsonLines(join(await runFolder(folder.path), 'shards/0001-1/input.jsonl'));
  expect(sent).toEqual(lines.map(({ custom_id, body }) => ({ key: custom_id, request: body })));
});

test.concurrent('run refuses lines that name different models, and takes them when --model decides', async () => {
  await using folder = await temporaryFolder();
  const models = ['gemini-2.5-flash', 'gemini-2.5-pro'];
  await folder.writeLines(
    'input.jsonl',
    models.map((model, index) => originalLine(`q-${index}`, model)),
  );
  const refused = await runCli(['run', 'input.jsonl', ...quickEmulator], { cwd: folder.path });
  expectRefusal(refused, { exitCode: 2, says: ['"input.jsonl"', ...models, '--model'] });
  expect(await runFolders(folder.path)).toEqual([]);

  const args = ['run', 'input.jsonl', '--model', 'gemini-2.5-pro', ...quickEmulator];
  expect((await runCli(args, { cwd: folder.path })).exitCode).toBe(0);
  expect((await readReport(folder.path)).run.model).toBe('gemini-2.5-pro');
});

test.concurrent('run says which line of the original form has no body, id or contents', async () => {
  await using folder = await temporaryFolder();
  const { body, ...bodiless } = originalLine('no-body', 'gemini-2.5-flash');
  const { custom_id, ...nameless } = originalLine('no-id', 'gemini-2.5-flash');
  const empty = { ...originalLine('empty', 'gemini-2.5-flash'), body: { contents: [] } };
  await folder.writeLines('input.jsonl', [originalLine('good', 'gemini-2.5-flash'), bodiless, nameless, empty]);
  const run = await runCli(['run', 'input.jsonl', ...quickEmulator], { cwd: folder.path });
  const says = ['has 3 errors', 'input.jsonl:2: ', 'input.jsonl:3: ', 'input.jsonl:4 /body: "contents"'];
  expectRefusal(run, { exitCode: 2, says });
  expect(run.stderr).toMatch(/input\.jsonl:2.*body/);
  expect(run.stderr).toMatch(/input\.jsonl:3.*custom_id/);
});
