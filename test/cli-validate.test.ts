import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { fencedBlocks } from './support/fenced-blocks.ts';
import { runCli } from './support/run-cli.ts';
import { requestLine } from './support/sample-requests.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const contents = [{ parts: [{ text: 'Hi' }] }];
const misplaced = { key: 'b', request: { contents, thinking_config: { thinking_budget: 5 } } };
const deprecated = { key: 'c', request: { contents, generationConfig: { temperature: 1 } } };

const require = createRequire(import.meta.url);
/** The schema that OASIS publishes, as Microsoft's package carries it; it has nothing that draft 4 alone understands. */
const {
  $schema: _draft,
  id: _id,
  ...sarifSchema
} = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
const isSarif = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(sarifSchema);

test.concurrent('validate: an input in order passes, and the verdict comes first', async () => {
  await using folder = await temporaryFolder();
  await folder.writeLines('in.jsonl', [requestLine('a'), requestLine('b')]);
  const { exitCode, stdout, stderr } = await runCli(['validate', 'in.jsonl'], { cwd: folder.path });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout.split('\n').slice(0, 3)).toEqual([
    'Nothing is known that the service would refuse in in.jsonl',
    expect.stringMatching(/^gemini-3\.5-flash-lite · 2 requests · 1\d\d B · the largest \d\d B$/),
    'The service was not asked whether the model takes batches: no key was given, or --offline was.',
  ]);
});

test.concurrent('validate: an error is told with line, column, field, the service’s words and what to do', async () => {
  await using folder = await temporaryFolder();
  await folder.writeLines('in.jsonl', [requestLine('a'), misplaced, requestLine('a')]);
  const { exitCode, stdout } = await runCli(['validate', 'in.jsonl'], { cwd: folder.path });
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/^in\.jsonl cannot be sent as it is: 2 errors in 3 requests\n/);
  expect(stdout).toContain('line 2, column 62, /request/thinking_config: "thinking_config" does not belong here');
  expect(stdout).toContain("Error on line 2: invalid JSON, near column 62: no such field: 'thinking_config'\n");
  expect(stdout).toContain('→ Move it: {"generationConfig": {"thinking_config": …}}');
  expect(stdout).toContain('line 3, column 2, /key: key "a" is already used on line 1');
});

test.concurrent('validate: in Chinese', async () => {
  await using folder = await temporaryFolder();
  await folder.writeLines('in.jsonl', [misplaced, deprecated]);
  const { exitCode, stdout } = await runCli(['validate', 'in.jsonl', '--lang', 'zh'], { cwd: folder.path });
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/^in\.jsonl 不能直接发送：2 个请求中有 1 个错误、1 个警告\n/);
  expect(stdout).toContain('第 1 行第 62 列，/request/thinking_config："thinking_config" 放错了位置');
  expect(stdout).toContain("no such field: 'thinking_config'");
});

test.concurrent('validate: warnings fail only with --strict', async () => {
  await using folder = await temporaryFolder();
  await folder.writeLines('in.jsonl', [deprecated]);
  const usual = await runCli(['validate', 'in.jsonl'], { cwd: folder.path });
  expect(usual.exitCode).toBe(0);
  expect(usual.stdout).toContain('"temperature" has been deprecated since 2026-07-21');
  const strict = await runCli(['validate', 'in.jsonl', '--strict', '--json'], { cwd: folder.path });
  expect(strict.exitCode).toBe(1);
  expect(JSON.parse(strict.stdout)).toMatchObject({ verdict: 'fail', errors: 0, warnings: 1 });
});

test.concurrent('validate: --json is one document with every place', async () => {
  await using folder = await temporaryFolder();
  await folder.writeLines('in.jsonl', [misplaced, deprecated, { custom_id: 'd', url: '', body: { contents } }]);
  const { exitCode, stdout, stderr } = await runCli(['validate', 'in.jsonl', '--json'], { cwd: folder.path });
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({
    schemaVersion: 1,
    verdict: 'fail',
    input: 'in.jsonl',
    model: 'gemini-3.5-flash-lite',
    modelCheck: 'not-asked',
    requests: 3,
    olderForm: 1,
    errors: 1,
    warnings: 1,
    rules: [
      {
        rule: 'field-misplaced',
        severity: 'error',
        count: 1,
        issues: [{ line: 1, column: 62, endColumn: 79, pointer: '/request/thinking_config' }],
      },
      { rule: 'sampling-deprecated', severity: 'warning', count: 1 },
    ],
  });
});

test.concurrent('validate: --sarif is a SARIF 2.1.0 log whose places are those of the repository', async () => {
  await using folder = await temporaryFolder();
  await folder.write('.git/HEAD', '');
  await folder.writeLines('data/my requests.jsonl', [requestLine('a'), misplaced, requestLine('a')]);
  const args = ['validate', 'my requests.jsonl', '--sarif', 'found.sarif'];
  const { exitCode } = await runCli(args, { cwd: join(folder.path, 'data') });
  expect(exitCode).toBe(1);
  const log = JSON.parse(await readFile(join(folder.path, 'data', 'found.sarif'), 'utf8'));
  expect(isSarif(log), JSON.stringify(isSarif.errors)).toBe(true);
  const [run] = log.runs;
  expect(run.columnKind).toBe('utf16CodeUnits');
  expect(run.results).toMatchObject([
    {
      ruleId: 'field-misplaced',
      level: 'error',
      message: { text: expect.stringContaining('does not belong here') },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'data/my%20requests.jsonl', uriBaseId: '%SRCROOT%' },
            region: { startLine: 2, startColumn: 62, endColumn: 79 },
          },
        },
      ],
    },
    {
      ruleId: 'key-duplicate',
      locations: [{ physicalLocation: { region: { startLine: 3 } } }],
      relatedLocations: [{ physicalLocation: { region: { startLine: 1 } } }],
    },
  ]);
  for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
});

test('what is no SARIF log is refused by its schema', () => {
  expect(isSarif({ version: '2.1.0', runs: [{ tool: {} }] })).toBe(false);
});

describe('validate asks the service about the model', () => {
  test.concurrent.each([
    ['gemini-3.5-flash', 0, 'The service says that the model takes batches.'],
    ['gemini-2.5-flash-preview-tts', 1, 'the service says that gemini-2.5-flash-preview-tts takes no batches'],
    ['gemini-1.0-pro', 1, 'the service knows no model gemini-1.0-pro'],
  ])('%s', async (model, expected, said) => {
    await using folder = await temporaryFolder();
    await folder.writeLines('in.jsonl', [requestLine('a')]);
    const args = ['validate', 'in.jsonl', '--model', model, '--emulator'];
    const { exitCode, stdout } = await runCli(args, { cwd: folder.path });
    expect(exitCode).toBe(expected);
    expect(stdout).toContain(said);
  });

  test.concurrent('and tells what it found when there is no answer', async () => {
    await using folder = await temporaryFolder();
    await folder.writeLines('in.jsonl', [misplaced]);
    const env = { GEMINI_API_KEY: 'secret-of-mine', GOOGLE_GEMINI_BASE_URL: 'http://127.0.0.1:9' };
    const args = ['validate', 'in.jsonl'];
    const asked = await runCli(args, { cwd: folder.path, env });
    expect(asked.exitCode).toBe(1);
    expect(asked.stdout).toContain('gave no answer');
    expect(asked.stdout + asked.stderr).not.toContain('secret-of-mine');
    const offline = await runCli([...args, '--offline'], { cwd: folder.path, env });
    expect(offline.stderr).toBe('');
    expect(offline.stdout).toContain('was not asked');
  });
});

test.concurrent.each([
  ['a missing file', ['nothing.jsonl'], 'nothing.jsonl'],
  ['nothing to read', [], 'there is nothing to run'],
  ['two documents on stdout', ['in.jsonl', '--json', '--sarif', '-'], '--sarif'],
  ['no file for code scanning', ['--type', 'simple', '--sarif', 'x'], '--sarif'],
  ['a key and --offline', ['in.jsonl', '--emulator', '--offline'], '--emulator'],
])('validate: %s is a wrong use', async (_what, args, named) => {
  await using folder = await temporaryFolder();
  await folder.writeLines('in.jsonl', [requestLine('a')]);
  const { exitCode, stdout, stderr } = await runCli(['validate', ...args], { cwd: folder.path });
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr.toLowerCase()).toContain(named);
});

test.concurrent('validate: names and values of the file cannot move what stands around them', async () => {
  await using folder = await temporaryFolder();
  const hostile = '\u001b[2J\r##[error]x\u202e';
  await folder.writeLines('in.jsonl', [
    { key: hostile, request: { contents, [hostile]: 1 } },
    { key: hostile, request: { contents } },
  ]);
  const { stdout } = await runCli(['validate', 'in.jsonl'], { cwd: folder.path });
  expect(stdout).toContain('unknown field');
  for (const mark of ['\u001b', '\r', '\u202e', '##[']) expect(stdout).not.toContain(mark);
});

test.concurrent('run: warnings are shown, and what is surely refused is not sent', async () => {
  await using folder = await temporaryFolder();
  await folder.writeLines('warned.jsonl', [deprecated, { ...deprecated, key: 'd' }]);
  const quick = ['--emulator', '--emulator-speed', '5000', '--interval', '0.05'];
  const warned = await runCli(['run', 'warned.jsonl', ...quick], { cwd: folder.path });
  expect(warned.exitCode).toBe(0);
  expect(warned.stderr).toContain(
    'Warning: warned.jsonl:1 /request/generationConfig/temperature: "temperature" has been deprecated since 2026-07-21 (and 1 more like it)\n',
  );
  await folder.writeLines('refused.jsonl', [misplaced]);
  const refused = await runCli(['run', 'refused.jsonl', ...quick], { cwd: folder.path });
  expect(refused.exitCode).toBe(2);
  expect(refused.stderr).toContain('refused.jsonl:1 /request/thinking_config: "thinking_config" does not belong here');
  expect(refused.stderr).toContain('"gemini-batch-test validate" with the same input');
});

test.concurrent.each([
  ['guide.md', 'en'],
  ['guide.zh.md', 'zh'],
])('validate: what the %s shows is what is printed', async (guide, lang) => {
  const text = await readFile(new URL(`../docs/${guide}`, import.meta.url), 'utf8');
  const example = fencedBlocks(text, 'json').find((block) => block.includes('thinking_config')) ?? '';
  await using folder = await temporaryFolder();
  await folder.write('questions.jsonl', example);
  const { stdout } = await runCli(['validate', 'questions.jsonl', '--lang', lang], { cwd: folder.path });
  expect(fencedBlocks(text, 'text')).toContain(stdout);
});
