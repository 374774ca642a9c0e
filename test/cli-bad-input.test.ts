import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { expectRefusal } from './support/expect-refusal.ts';
import { quickEmulator, runCli } from './support/run-cli.ts';
import { runFolders } from './support/run-folder.ts';
import { requestLine } from './support/sample-requests.ts';
import { servedEmulator } from './support/served-emulator.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const good = JSON.stringify(requestLine('a'));
const embeddings = '{"key":"e","request":{"content":{"parts":[{"text":"Embed me"}]}}}';
const correct = 'Correct these lines and run again; nothing was sent';

describe('run refuses an input file, names file and line, and sends nothing, for', () => {
  test.concurrent.for([
    { fault: 'a broken line', lines: [good, '{"key": "b", '], says: ['has 1 error\n', 'in.jsonl:2: not valid JSON'] },
    { fault: 'a key used twice', lines: [good, '', good], says: ['in.jsonl:3: key "a" is already used on line 1'] },
    { fault: 'no key', lines: ['{"request":{"contents":[{}]}}'], says: ['in.jsonl:1: has no "key"'] },
    { fault: 'a key that is a number', lines: [good, '{"key":5,"request":{}}'], says: ['in.jsonl:2: has no "key"'] },
    {
      fault: 'an embeddings request',
      lines: [good, embeddings],
      says: ['in.jsonl:2 /request: is an embeddings request'],
    },
    { fault: 'no request', lines: [good, '{"key":"b"}'], says: ['in.jsonl:2: has no "request"'] },
    { fault: 'no contents', lines: ['{"key":"b","request":{}}'], says: ['in.jsonl:1 /request: "contents"'] },
    { fault: 'a list', lines: [good, '[1]'], says: ['in.jsonl:2: not a JSON object'] },
    {
      fault: 'an unknown check',
      lines: [JSON.stringify({ ...requestLine('a'), checks: [{ json: true }, { contians: 'x' }] })],
      says: ['in.jsonl:1 /checks/1: ', 'there is no check "contians"; did you mean "contains"?'],
    },
    {
      fault: 'more faults than are shown',
      lines: Array.from({ length: 12 }, () => 'broken'),
      says: ['has 12 errors', 'in.jsonl:1: ', 'in.jsonl:10: ', '… and 2 more'],
    },
  ])('$fault', async ({ lines, says }) => {
    await using service = await servedEmulator();
    await using folder = await temporaryFolder();
    await folder.write('in.jsonl', `\ufeff${lines.join('\r\n')}\r\n`);
    const run = await runCli(['run', 'in.jsonl'], { cwd: folder.path, env: service.env });
    expectRefusal(run, { exitCode: 2, says: [...says, correct] });
    expect(await service.fileCount()).toBe(0);
    expect(await runFolders(folder.path)).toEqual([]);
  });

  test.concurrent.for([
    { is: 'is empty', file: 'in.jsonl', says: ['"in.jsonl" holds no request', '{"key": "…", "request"'] },
    { is: 'has empty lines only', file: 'blank.jsonl', says: ['"blank.jsonl" holds no request'] },
    { is: 'is missing', file: 'nowhere.jsonl', says: ['"nowhere.jsonl" does not exist', 'generate'] },
    { is: 'is a folder', file: 'folder', says: ['"folder" does not exist or cannot be read'] },
  ])('a file that $is', async ({ file, says }) => {
    await using folder = await temporaryFolder();
    await folder.write('in.jsonl', '');
    await folder.write('blank.jsonl', '\n  \n');
    await mkdir(join(folder.path, 'folder'));
    const run = await runCli(['run', file, ...quickEmulator], { cwd: folder.path });
    expectRefusal(run, { exitCode: 2, says });
    expect(await runFolders(folder.path)).toEqual([]);
  });
});

const rows = '{"id":"r1","question":"One?"}\n{"id":"r2","query":"Two?"}\n';
const dataset = ['run', '--dataset', 'rows.jsonl', '--prompt', '{{question}}'];

describe('run refuses a dataset, names file and line, for', () => {
  test.concurrent.for([
    {
      fault: 'a row without the field of the prompt',
      args: dataset,
      says: ['rows.jsonl:2: the template uses "question", but the row has only "id", "query"'],
    },
    {
      fault: 'rows without the field of a check',
      args: [...dataset, '--expect', 'number={{answer}}'],
      says: ['rows.jsonl:1: the template uses "answer"', 'rows.jsonl:2: '],
    },
    {
      fault: 'rows without the key',
      args: [...dataset, '--key', '{{name}}'],
      says: ['rows.jsonl:1: the template uses "name"'],
    },
    {
      fault: 'a key that all rows share',
      args: ['run', '--dataset', 'rows.jsonl', '--key', 'k', '--prompt', 'p'],
      says: ['rows.jsonl:2: key "k"'],
    },
    {
      fault: 'a CSV row without a value’s column',
      args: ['run', '--dataset', 'rows.csv', '--prompt', '{{question}}'],
      says: ['rows.csv:3: '],
    },
    {
      fault: 'a check whose value a row spoils',
      args: ['run', '--dataset', 'numbers.jsonl', '--prompt', 'x', '--expect', 'number={{answer}}'],
      says: ['numbers.jsonl:2: check: "number" needs a number, not "many"'],
    },
  ])('$fault', async ({ args, says }) => {
    await using folder = await temporaryFolder();
    await folder.write('rows.jsonl', rows);
    await folder.write('rows.csv', 'id,question\nr1,One?\nr2\n');
    await folder.write('numbers.jsonl', '{"id":"n1","answer":1}\n{"id":"n2","answer":"many"}\n');
    const run = await runCli([...args, ...quickEmulator], { cwd: folder.path });
    expectRefusal(run, { exitCode: 2, says: [...says, correct] });
    expect(await runFolders(folder.path)).toEqual([]);
  });
});

const source = 'dataset: { file: rows.jsonl, prompt: "{{question}}" }';

describe('run refuses a suite file and names it and the place, for', () => {
  test.concurrent.for([
    { fault: 'broken YAML', suite: 'name: a\ndataset: {\n', says: [/gemini-batch\.yaml:\d+: /] },
    {
      fault: 'an unknown field',
      suite: `${source}\nchekcs: []\n`,
      says: [/unknown field "chekcs"; did you mean "checks"\?/],
    },
    { fault: 'an unknown gate', suite: `${source}\ngates: { minPasRate: 1 }`, says: [/\/gates.*"minPassRate"/] },
    { fault: 'an unknown check', suite: `${source}\nchecks: [{ nubmer: 1 }]`, says: [/\/checks\/0.*"number"/] },
    { fault: 'a check of a wrong value', suite: `${source}\nchecks: [{ regex: "(" }]`, says: [/regex/] },
    { fault: 'two sources', suite: `${source}\nrequests: in.jsonl`, says: [/exactly one of/] },
    { fault: 'a rate above 1', suite: `${source}\ngates: { minPassRate: 90 }`, says: [/\/gates\/minPassRate: /] },
    { fault: 'nothing in it', suite: '', says: [/gemini-batch\.yaml/] },
    {
      fault: 'a dataset that is not there',
      suite: 'dataset: { file: no.jsonl, prompt: x }',
      says: [/"no\.jsonl" does not exist/],
    },
  ])('$fault', async ({ suite, says }) => {
    await using folder = await temporaryFolder();
    await folder.write('rows.jsonl', '{"id":"r1","question":"One?"}\n');
    await folder.write('gemini-batch.yaml', suite);
    const run = await runCli(['run', ...quickEmulator], { cwd: folder.path });
    expectRefusal(run, { exitCode: 2, says: [] });
    for (const text of says) expect(run.stderr).toMatch(text);
    expect(await runFolders(folder.path)).toEqual([]);
  });
});
