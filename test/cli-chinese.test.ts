import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { englishPhrases } from './support/english-phrases.ts';
import { expectRefusal } from './support/expect-refusal.ts';

import { quickEmulator, runCli } from './support/run-cli.ts';
import { readJsonLines, runFolder } from './support/run-folder.ts';
import { answers, datasetFlags, writeDataset } from './support/sample-dataset.ts';
import { requestLine } from './support/sample-requests.ts';
import { servedEmulator } from './support/served-emulator.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

test.concurrent('run --lang zh asks in Chinese and reports in Chinese', async () => {
  await using service = await servedEmulator();
  await using folder = await temporaryFolder();
  const args = ['--lang', 'zh', 'run', '--type', 'mixed', '--count', '6', '--interval', '0.02', '--lang', 'zh'];
  const { exitCode, stdout, stderr } = await runCli(args, { cwd: folder.path, env: service.env });
  expect(exitCode).toBe(0);
  expect(stdout).toContain('通过  6 个请求中 6 个成功（100.00%）');
  const labels = [
    '总请求数',
    '成功',
    '失败',
    '成功率',
    '处理时间',
    '平均耗时',
    '费用',
    '节省',
    '运行目录',
    '按类型',
    '分析要点',
  ];
  for (const label of labels) expect(stdout).toMatch(new RegExp(`^${label}`, 'm'));
  expect(stdout).toContain('成功率 100.00%，表现良好（高于 90%）');
  expect(stderr).toMatch(/^\[\d\d:\d\d:\d\d\] PENDING → RUNNING/m);
  expect(englishPhrases(stdout + stderr)).toEqual([]);
  const requests = await readJsonLines(join(await runFolder(folder.path), 'requests.jsonl'));
  for (const { request } of requests) expect(JSON.stringify(request)).toMatch(/\p{Script=Han}/u);
});

test.concurrent('run --lang zh tells failed requests, gates and checks in Chinese', async () => {
  await using folder = await temporaryFolder();
  await writeDataset(folder);
  await folder.writeLines('answers.jsonl', answers.slice(0, 3));
  const args = ['run', ...datasetFlags, '--min-pass-rate', '0.9', '--lang', 'zh', ...quickEmulator];
  const { exitCode, stdout } = await runCli(args, { cwd: folder.path });
  expect(exitCode).toBe(1);
  for (const text of ['未通过', '检查通过', '失败的请求', '门槛', '检查通过率 60.00%，要求 ≥ 90.00%', 'sum-5']) {
    expect(stdout).toContain(text);
  }
  expect(stdout).toContain('成功率 60.00%，没有超过 90%');
});

describe('--lang zh tells in Chinese that', () => {
  const dataset = ['run', '--emulator', '--dataset', 'questions.jsonl', '--prompt'];
  test.concurrent.for([
    { name: 'no key was given', args: ['run', '--type', 'simple'], exitCode: 2, says: ['没有提供 API 密钥'] },
    {
      name: 'the token file is missing',
      args: ['list', '--token-file', 'nowhere.json'],
      exitCode: 2,
      says: ['密钥文件 "nowhere.json" 不存在'],
    },
    {
      name: 'the token file is empty',
      args: ['list', '--token-file', 'empty'],
      exitCode: 2,
      says: ['密钥文件 "empty" 是空的'],
    },
    {
      name: 'a line is broken and a key is used twice',
      args: ['run', 'broken.jsonl', '--emulator'],
      exitCode: 2,
      says: ['broken.jsonl:2: 不是合法的 JSON', 'broken.jsonl:3: key "a" 与第 1 行重复'],
    },
    { name: 'the input is empty', args: ['create', 'empty', '--emulator'], exitCode: 2, says: ['没有任何请求'] },
    {
      name: 'a row lacks a field',
      args: [...dataset, '{{problem}}'],
      exitCode: 2,
      says: ['questions.jsonl:1: 模板用到了 "problem"，但这一行只有 "id"、"question"、"answer"'],
    },
    {
      name: 'a check cannot be used',
      args: [...dataset, '{{question}}', '--expect', 'number=many'],
      exitCode: 2,
      says: ['检查项 "number=many" 无法使用'],
    },
    {
      name: 'a check is unknown',
      args: [...dataset, 'x', '--expect', 'nubmer=1'],
      exitCode: 2,
      says: ['没有名为 "nubmer"'],
    },
    {
      name: 'an option is unknown',
      args: ['run', '--tpye', 'simple'],
      exitCode: 2,
      says: ['没有选项 "--tpye"', '"--type"'],
    },
    { name: 'a verb is unknown', args: ['rnu'], exitCode: 2, says: ['没有命令 "rnu"', '"run"'] },
    { name: 'a type is unknown', args: ['generate', '--type', 'x'], exitCode: 2, says: ['"x" 不是 --type 的有效值'] },
    {
      name: 'a run is unknown',
      args: ['monitor', 'nowhere', '--emulator'],
      exitCode: 2,
      says: ['找不到运行或任务 "nowhere"'],
    },
    {
      name: 'the estimate is above the limit',
      args: ['run', '--type', 'simple', '--max-cost-usd', '0.0001', '--emulator'],
      exitCode: 1,
      says: ['预计费用 $', '超过上限 $0.0001', '尚未发送任何请求'],
    },
    {
      name: 'the model is unknown',
      args: ['run', '--type', 'simple', '--model', 'gemini-0', '--emulator'],
      exitCode: 3,
      says: ['服务端没有模型 "gemini-0"'],
    },
  ])('$name', async ({ args, exitCode, says }) => {
    await using folder = await temporaryFolder();
    await writeDataset(folder);
    await writeFile(join(folder.path, 'empty'), '');
    await folder.write(
      'broken.jsonl',
      `${JSON.stringify(requestLine('a'))}\n{"key":\n${JSON.stringify(requestLine('a'))}\n`,
    );
    const run = await runCli([...args, '--lang', 'zh'], { cwd: folder.path });
    expectRefusal(run, { exitCode, says, lang: 'zh' });
    // What a JSON parser or the service said comes in its own words.
    expect(englishPhrases(run.stderr.replace(/（.*JSON.*）|服务端找不到：.*/g, ''))).toEqual([]);
  });
});
