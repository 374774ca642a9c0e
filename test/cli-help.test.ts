import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { englishPhrases } from './support/english-phrases.ts';
import { runCli } from './support/run-cli.ts';

const verbs = [
  'run',
  'create',
  'generate',
  'validate',
  'estimate',
  'doctor',
  'monitor',
  'results',
  'resume',
  'retry',
  'report',
  'compare',
  'list',
  'cancel',
  'clean',
  'emulator',
];
const cwd = tmpdir();

test.concurrent('--version prints the version of the package', async () => {
  const manifest = new URL('../packages/cli/package.json', import.meta.url);
  const { version } = JSON.parse(await readFile(manifest, 'utf8'));
  expect(await runCli(['--version'], { cwd })).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: '' });
});

test.concurrent.for([[[]], [['--help']], [['help']]])(
  'help without a verb names every verb: %j',
  async ([args = []]) => {
    const { exitCode, stdout, stderr } = await runCli(args, { cwd });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/^Usage: gemini-batch-test /);
    for (const verb of verbs) expect(stdout).toMatch(new RegExp(`^ {2}${verb}\\b`, 'm'));
  },
);

test.concurrent('help without a verb is Chinese throughout with --lang zh', async () => {
  const { exitCode, stdout } = await runCli(['--help', '--lang', 'zh'], { cwd });
  expect(exitCode).toBe(0);
  for (const heading of ['用法：', '选项：', '命令：']) expect(stdout).toContain(heading);
  expectChinese(stdout);
});

describe('help of a verb', () => {
  test.concurrent.for(verbs)('%s, in English', async (verb) => {
    const { exitCode, stdout, stderr } = await runCli([verb, '--help'], { cwd });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain(`Usage: gemini-batch-test ${verb} `);
    for (const flag of ['--json', '--lang <lang>', '--help']) expect(stdout).toContain(flag);
    expect(stdout).not.toMatch(/\p{Script=Han}/u);
  });

  test.concurrent.for(verbs)('%s, in Chinese', async (verb) => {
    const { exitCode, stdout, stderr } = await runCli(['help', verb, '--lang=zh'], { cwd });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain(`gemini-batch-test ${verb} `);
    for (const heading of ['用法：', '选项：']) expect(stdout).toContain(heading);
    expectChinese(stdout);
  });
});

function expectChinese(help: string): void {
  expect(englishPhrases(help)).toEqual([]);
  expect(help).not.toMatch(/^(Usage|Options|Commands|Arguments|Examples)/m);
  expect(help).not.toMatch(/\((choices|default)/);
  // Punctuation is of one width, and nothing stands in parentheses twice.
  expect(help).not.toMatch(/： |\((?:可选值|默认)|）\s?[（(]|\p{Script=Han}: /u);
  // Each flag and verb is explained, beside it or on the next line.
  const entries = help.split(/\n {2}(?=\S)/).slice(1);
  for (const entry of entries) expect(entry).toMatch(/\p{Script=Han}/u);
}
