import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cliEn } from '../packages/cli/src/locales/cli-en.ts';
import type { Session } from '../packages/cli/src/session.ts';
import type { Terminal } from '../packages/cli/src/terminal.ts';
import { report as renderAgain } from '../packages/cli/src/verbs/report.ts';
import { junitFaults } from './support/junit-grammar.ts';
import { type CliRun, quickEmulator, runCli, startCli } from './support/run-cli.ts';
import { runFolder } from './support/run-folder.ts';
import { datasetFlags, writeDataset } from './support/sample-dataset.ts';
import { type TemporaryFolder, temporaryFolder } from './support/temporary-folder.ts';

let folder: TemporaryFolder;
let run: string;
let id: string;
let first: CliRun;
let copies = 0;

beforeAll(async () => {
  folder = await temporaryFolder();
  await writeDataset(folder);
  const env = { COLUMNS: '80' };
  first = await runCli(['run', ...datasetFlags, '--min-pass-rate', '0.9', ...quickEmulator], { cwd: folder.path, env });
  run = await runFolder(folder.path);
  id = run.split(/[/\\]/).at(-1) ?? '';
  // No key, no network, no emulator: the folder is enough.
  await rm(join(folder.path, 'output', 'emulator'), { recursive: true });
});

afterAll(async () => await folder[Symbol.asyncDispose]());

async function report(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<CliRun> {
  return await runCli(['report', ...args], { cwd: folder.path, env });
}

/** A copy of the run in which one thing is otherwise. */
async function changedRun(change: (copy: string) => Promise<void>): Promise<string> {
  copies += 1;
  const copy = join(folder.path, `copy-${copies}`);
  await cp(run, copy, { recursive: true });
  await change(copy);
  return copy;
}

describe('one format goes to stdout', () => {
  test('the text, as the run showed it, whatever its verdict was', async () => {
    expect(first.exitCode).toBe(1);
    for (const name of [id, join('output', 'runs', id), jobName(first.stdout)]) {
      const again = await report([name], { COLUMNS: '80' });
      expect(again).toEqual({ exitCode: 0, stdout: first.stdout, stderr: '' });
    }
  });

  test('the data, as it stands in the folder', async () => {
    const written = await readFile(join(run, 'report.json'), 'utf8');
    expect((await report([id, '--format', 'json'])).stdout).toBe(written);
    expect((await report([id, '--json'])).stdout).toBe(written);
  });

  test('JUnit XML, CSV and Markdown, without prompts and answers', async () => {
    const junit = await report([id, '--format', 'junit']);
    expect(junitFaults(junit.stdout)).toEqual([]);
    const csv = await report([id, '--format', 'CSV', '--out', '-']);
    expect(csv.stdout).toMatch(/^\ufeffkey,type,outcome/);
    const md = await report([id, '--format', 'md', '--lang', 'zh']);
    expect(md.stdout).toMatch(/^### ❌ 批量测试未通过/);
    for (const { stdout, exitCode, stderr } of [junit, csv, md]) {
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      expect(stdout).not.toContain('How many');
    }
  });

  test('with prompts and answers when they are asked for', async () => {
    const { stdout } = await report([id, '--format', 'csv', '--answers']);
    expect(stdout).toMatch(/,prompt,answer\r\n/);
    expect(stdout).toMatch(/\?,/);
    const junit = await report([id, '--format', 'junit', '--answers']);
    expect(junitFaults(junit.stdout)).toEqual([]);
    expect(junit.stdout).toContain('<system-out>Prompt:');
  });
});

/** The job that a text report names. */
function jobName(text: string): string {
  return /^Jobs +(batches\/\S+)/m.exec(text)?.[1] ?? '';
}

describe('files', () => {
  test('several formats go into the folder of the run, and their paths to stdout', async () => {
    const { exitCode, stdout } = await report([id, '--format', 'md,csv', '--format', 'junit', '--format', 'json']);
    expect(exitCode).toBe(0);
    const names = ['report.md', 'results.csv', 'junit.xml', 'report.json'];
    expect(stdout).toBe(names.map((name) => `${join('output', 'runs', id, name)}\n`).join(''));
    for (const name of names) expect(await readdir(run)).toContain(name);
  });

  test('or into another one, which is made', async () => {
    const { stdout } = await report([id, '--format', 'md,text', '--out', 'reports/new', '--json']);
    expect(JSON.parse(stdout)).toEqual({
      run: id,
      reports: [
        { format: 'md', file: join('reports', 'new', 'report.md') },
        { format: 'text', file: join('reports', 'new', 'report.txt') },
      ],
    });
    expect(await readFile(join(folder.path, 'reports', 'new', 'report.txt'), 'utf8')).toMatch(/^FAIL {2}/);
  });

  test.each([
    ['tests.xml', '<?xml'],
    ['table.CSV', '\ufeffkey'],
    ['pr.md', '### ❌'],
    ['data.json', '{'],
    ['notes.txt', 'FAIL  '],
    ['no-ending', 'FAIL  '],
  ])('the ending of a name says the format: %s', async (name, start) => {
    expect(await report([id, '--out', name])).toEqual({ exitCode: 0, stdout: `${name}\n`, stderr: '' });
    expect((await readFile(join(folder.path, name), 'utf8')).startsWith(start)).toBe(true);
  });

  test('one format into a folder has its usual name', async () => {
    await mkdir(join(folder.path, 'there'));
    expect((await report([id, '--format', 'junit', '--out', 'there'])).stdout).toBe(`${join('there', 'junit.xml')}\n`);
    expect((await report([id, '--format', 'junit', '--out', 'made/'])).stdout).toBe(`${join('made', 'junit.xml')}\n`);
  });

  test('what a run is made of is never written over', async () => {
    const before = await readFile(join(run, 'results.jsonl'), 'utf8');
    const { exitCode, stderr } = await report([id, '--format', 'csv', '--out', join(run, 'results.jsonl')]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('results.jsonl');
    expect(await readFile(join(run, 'results.jsonl'), 'utf8')).toBe(before);
  });

  test('a path that cannot be written is told', async () => {
    await folder.write('a-file', 'x');
    const { exitCode, stderr } = await report([id, '--format', 'md,csv', '--out', 'a-file']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Error: Cannot write');
  });
});

test('a page does not flood a terminal: it goes into the folder of the run, unless stdout is asked for', async () => {
  const said: string[] = [];
  const terminal: Terminal = {
    out: (text) => void said.push(text),
    outLines: (text) => void said.push(text),
    note: (line) => void said.push(line),
    live: () => {},
    columns: 80,
    isWatched: true,
    paintOut: (_style, text) => text,
    paintNote: (_style, text) => text,
  };
  const { signal } = new AbortController();
  const session: Session = { terminal, words: cliEn, lang: 'en', env: {}, began: () => {}, signal, endAfter: () => {} };
  const copy = await changedRun(async () => {});
  const page = join(copy, 'report.html');
  expect(await renderAgain(copy, { format: ['html'] }, session)).toBe(0);
  expect(said).toEqual([`${page}\n`]);
  expect(await readFile(page, 'utf8')).toMatch(/^<!doctype html>/);

  await renderAgain(copy, { format: ['html'], out: '-' }, session);
  await renderAgain(copy, { format: ['csv'] }, session);
  expect(said.join('')).toMatch(/<!doctype html>[\s\S]*\ufeffkey,/);
});

test('run writes reports beside its own, and says so', async () => {
  await using own = await temporaryFolder();
  const args = ['run', '--type', 'simple', '--count', '2', ...quickEmulator];
  const { exitCode, stdout, stderr } = await runCli([...args, '--report', 'junit,csv', '--answers'], { cwd: own.path });
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^PASS {2}2 of 2/);
  const made = await runFolder(own.path);
  expect(stderr).toContain(`Wrote ${join('output', 'runs')}`);
  expect(await readFile(join(made, 'junit.xml'), 'utf8')).toContain('<system-out>');
  expect(await readFile(join(made, 'results.csv'), 'utf8')).toContain(',prompt,answer\r\n');
});

describe('what cannot be rendered is told with what to do', () => {
  test.each<[string, (copy: string) => Promise<void>, number, RegExp, RegExp]>([
    [
      'no report',
      (copy) => rm(join(copy, 'report.json')),
      4,
      /The run ".+" has no report yet/,
      /"gemini-batch-test results .+" makes it/,
    ],
    [
      'half a report',
      (copy) => writeFile(join(copy, 'report.json'), '{"schemaVersion": 1, "too'),
      2,
      /"report\.json" of the run ".+" cannot be used: it is not valid JSON/,
      /makes it anew/,
    ],
    [
      'another form',
      (copy) => writeFile(join(copy, 'report.json'), '{"schemaVersion": 1}'),
      2,
      /"\/tool" is not what this version writes/,
      /makes it anew/,
    ],
    [
      'a report of a newer version',
      (copy) => writeFile(join(copy, 'report.json'), '{"schemaVersion": 2}'),
      2,
      /a newer version of the tool wrote it \(schema version 2\)/,
      /Update gemini-batch-test/,
    ],
    [
      'the report of another run',
      async (copy) => {
        const file = join(copy, 'report.json');
        await writeFile(file, (await readFile(file, 'utf8')).replaceAll(id, '20200101-000000-0000'));
      },
      2,
      /it is of the run "20200101-000000-0000"/,
      /makes it anew/,
    ],
    [
      'no results',
      (copy) => rm(join(copy, 'results.jsonl')),
      2,
      /"results\.jsonl" of the run ".+" cannot be used: it is not there/,
      /makes it anew/,
    ],
    [
      'half the results',
      async (copy) => {
        const file = join(copy, 'results.jsonl');
        const [line = ''] = (await readFile(file, 'utf8')).split('\n');
        await writeFile(file, `${line}\n`);
      },
      2,
      /"results\.jsonl" of the run ".+" cannot be used: it has 1 of \d lines/,
      /makes it anew/,
    ],
    [
      'a damaged result',
      async (copy) => {
        const file = join(copy, 'results.jsonl');
        await writeFile(file, (await readFile(file, 'utf8')).replace('"schemaVersion":1', '"schemaVersion":'));
      },
      2,
      /cannot be used: line 1 cannot be read/,
      /makes it anew/,
    ],
  ])('%s', async (_what, change, exit, message, hint) => {
    const copy = await changedRun(change);
    const { exitCode, stderr } = await report([copy, '--format', 'csv', '--out', 'unmade/x']);
    expect(exitCode).toBe(exit);
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(hint);
    // Half of a file is none.
    expect(await readdir(join(folder.path, 'unmade')).catch(() => [])).toEqual([]);
  });

  test.each([
    [['--format', 'pdf'], /"pdf" .*--format/],
    [['--format', 'md,'], /--format/],
    [['--format', 'md', '--json'], /--json --format md/],
    [['--format', 'md,csv', '--out', '-'], /--out -/],
  ])('%j', async (flags, message) => {
    const { exitCode, stdout, stderr } = await report([id, ...flags]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });

  test.each(['no-such-run', 'batches/unknown'])('%s', async (name) => {
    const { exitCode, stderr } = await report([name]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`"${name}"`);
  });
});

test('a report is rendered from what is there: prompts and outputs may be missing', async () => {
  const copy = await changedRun(async (path) => {
    for (const name of ['requests.jsonl', 'shards', 'failed.jsonl']) await rm(join(path, name), { recursive: true });
    await rename(join(path, 'journal.jsonl'), join(path, 'gone'));
  });
  const { exitCode, stdout } = await report([copy, '--format', 'csv', '--answers']);
  expect(exitCode).toBe(0);
  expect(stdout.split('\r\n')[1]).toMatch(/,,$/);
});

test('the key never gets into a report', async () => {
  const key = `AIzaSy${'k'.repeat(33)}`;
  const copy = await changedRun(async (path) => {
    const output = join(path, 'shards', '0001-1', 'output.jsonl');
    const lines = (await readFile(output, 'utf8')).replaceAll(/"text":"[^"]*"/g, `"text":"${key}"`);
    await writeFile(output, lines);
  });
  const { stdout } = await report([copy, '--format', 'csv', '--answers'], { GEMINI_API_KEY: key });
  expect(stdout).toContain('[API key]');
  expect(stdout).not.toContain(key);
});

test('a reader that has seen enough ends it quietly', async () => {
  await using cli = startCli(['report', id, '--format', 'csv'], { cwd: folder.path });
  cli.closeStdout();
  expect((await cli.ended).stderr).toBe('');
});
