import { readdir } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { closedAddress } from './support/closed-address.ts';
import { englishPhrases } from './support/english-phrases.ts';
import { expectNoStackTrace, expectRefusal } from './support/expect-refusal.ts';
import { placesOfSecret } from './support/find-secret.ts';
import { runCli } from './support/run-cli.ts';
import { requestLine } from './support/sample-requests.ts';
import { servedEmulator } from './support/served-emulator.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const generated = ['estimate', '--type', 'mixed', '--count', '50'];

test.concurrent('estimate tells the cost first, without a key, and leaves nothing behind', async () => {
  await using folder = await temporaryFolder();
  const { exitCode, stdout, stderr } = await runCli(generated, { cwd: folder.path });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toMatch(/^About \$0\.0643 as a batch · 50 requests · gemini-3\.5-flash-lite\n/);
  expect(stdout).toContain('by rule of thumb');
  expect(await readdir(folder.path)).toEqual([]);
});

test.concurrent('estimate in Chinese is Chinese', async () => {
  await using folder = await temporaryFolder();
  const { stdout } = await runCli([...generated, '--lang', 'zh'], { cwd: folder.path });
  expect(stdout).toMatch(/^批量价约 \$/);
  expect(englishPhrases(stdout)).toEqual([]);
});

test.concurrent('estimate --json prints one document, whatever is said beside it', async () => {
  await using service = await servedEmulator();
  await using folder = await temporaryFolder();
  const { stdout, stderr } = await runCli([...generated, '--json'], { cwd: folder.path, env: service.env });
  expect(JSON.parse(stdout)).toMatchObject({
    schemaVersion: 1,
    tool: { name: 'gemini-batch-test' },
    requests: 50,
    tokens: { by: 'emulator' },
    cost: { currency: 'USD' },
  });
  expect(stderr).toContain('Counting the tokens of');
});

test.concurrent('estimate asks a service that does not say that it is an emulator, and nobody with --offline', async () => {
  await using service = await servedEmulator({ disguised: true });
  await using folder = await temporaryFolder();
  const at = { cwd: folder.path, env: service.env };
  const offline = await runCli([...generated, '--json', '--offline'], at);
  expect(JSON.parse(offline.stdout).tokens.by).toBe('rule');
  expect(service.addresses).toEqual([]);
  const counted = await runCli([...generated, '--json'], at);
  expect(JSON.parse(counted.stdout).tokens.by).toBe('service');
  for (const address of service.addresses) expect(address).toContain(':countTokens');
});

describe('estimate goes on by the rule when counting fails, and says why:', () => {
  const secret = 'sk-very-secret-Key_1234567890';

  test.concurrent('a key that is refused', async () => {
    await using service = await servedEmulator();
    await using folder = await temporaryFolder();
    const env = { ...service.env, GEMINI_API_KEY: `invalid-${secret}` };
    const run = await runCli(generated, { cwd: folder.path, env });
    expect(run.exitCode).toBe(0);
    expect(run.stderr).toContain('Not counted, so the rule of thumb stands for all: The service refused the API key');
    expect(run.stdout).toContain('by rule of thumb');
    expectNoStackTrace(run);
    expect(await placesOfSecret(secret, folder.path, [run])).toEqual([]);
  });

  test.concurrent('nobody at the address', async () => {
    await using folder = await temporaryFolder();
    const env = { GOOGLE_GEMINI_BASE_URL: await closedAddress(), GEMINI_API_KEY: secret };
    const run = await runCli(generated, { cwd: folder.path, env });
    expect(run.exitCode).toBe(0);
    expect(run.stderr).toContain('Cannot reach');
    expect(run.stderr.split('\n').filter((line) => line.includes('Not counted'))).toHaveLength(1);
    expect(await placesOfSecret(secret, folder.path, [run])).toEqual([]);
  });

  test.concurrent('a model that is retired', async () => {
    await using folder = await temporaryFolder();
    const flags = ['--emulator', '--emulator-faults', 'retired-model', '--lang', 'zh'];
    const run = await runCli([...generated, ...flags], { cwd: folder.path });
    expect(run.exitCode).toBe(0);
    expect(run.stderr).toContain('未能计数，全部按经验规则估算：');
  });
});

describe('estimate refuses with exit 2 what run refuses:', () => {
  test.concurrent.for([
    { args: ['estimate'], says: 'There is nothing to run' },
    { args: ['estimate', 'no.jsonl'], says: '"no.jsonl" does not exist' },
    { args: ['estimate', 'empty.jsonl'], says: 'holds no request' },
    { args: ['estimate', 'half.jsonl'], says: 'half.jsonl:2' },
    { args: ['estimate', 'twice.jsonl'], says: 'twice.jsonl:2' },
    { args: ['estimate', 'twice.jsonl', '--type', 'simple'], says: 'from one place only' },
    { args: [...generated, '--requests-per-job', '0'], says: '"0" is not a value for --requests-per-job' },
    { args: [...generated, '--token-file', 'none.json'], says: 'The token file "none.json" does not exist' },
  ])('$args', async ({ args, says }) => {
    await using folder = await temporaryFolder();
    await folder.write('empty.jsonl', '\n');
    await folder.write('half.jsonl', `${JSON.stringify(requestLine('a'))}\n{"key": "b", "requ`);
    await folder.writeLines('twice.jsonl', [requestLine('a'), requestLine('a')]);
    expectRefusal(await runCli(args, { cwd: folder.path }), { exitCode: 2, says: [says] });
  });
});

test.concurrent('estimate reads a suite and a dataset, and judges the limit of cost', async () => {
  await using folder = await temporaryFolder();
  await folder.writeLines('rows.jsonl', [
    { id: 1, q: '潮汐是什么？' },
    { id: 2, q: 'Why?' },
  ]);
  await folder.write(
    'gemini-batch.yaml',
    'dataset: {file: rows.jsonl, prompt: "{{q}}"}\nmodel: gemini-4-argon\ngates: {maxCostUsd: 0.001}\n',
  );
  const { stdout } = await runCli(['estimate', '--json'], { cwd: folder.path });
  expect(JSON.parse(stdout)).toMatchObject({
    model: 'gemini-4-argon',
    requests: 2,
    limit: { maxCostUsd: 0.001, verdict: 'over' },
  });
});
