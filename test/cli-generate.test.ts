import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { quickEmulator, runCli } from './support/run-cli.ts';
import { readJsonLines, readReport } from './support/run-folder.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

describe('generate writes', () => {
  test.concurrent.for([
    { type: 'simple', count: 3, keys: ['simple-request-1', 'simple-request-2', 'simple-request-3'] },
    { type: 'complex', count: 1, keys: ['complex-request-1'] },
    { type: 'mixed', count: 3, keys: ['simple-request-1', 'complex-request-2', 'simple-request-3'] },
    { type: 'advanced', count: 20, keys: Array.from({ length: 20 }, (_, index) => `advanced-request-${index + 1}`) },
  ])('$count $type requests in the service’s own line form', async ({ type, count, keys }) => {
    await using folder = await temporaryFolder();
    const args = ['generate', '--type', type, '--count', String(count)];
    const { exitCode, stdout } = await runCli(args, { cwd: folder.path });
    const file = `output/test-data/test-${type}-${count}.jsonl`;
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: `${file}\n` });
    const lines = await readJsonLines(join(folder.path, file));
    expect(lines.map(({ key }) => key)).toEqual(keys);
    for (const line of lines) {
      expect(Object.keys(line)).toEqual(['key', 'request']);
      expect(line.request).toMatchObject({ contents: [{ role: 'user', parts: [{ text: expect.any(String) }] }] });
    }
  });

  test.concurrent.for([
    { model: 'gemini-3.5-flash-lite', thinkingConfig: { includeThoughts: true, thinkingLevel: expect.any(String) } },
    { model: 'gemini-2.5-flash', thinkingConfig: { includeThoughts: true, thinkingBudget: expect.any(Number) } },
  ])('the whole configuration that $model takes', async ({ model, thinkingConfig }) => {
    await using folder = await temporaryFolder();
    const args = ['generate', '--type', 'advanced', '--count', '1', '--model', model, '--dir', 'data/deep', '--json'];
    const { exitCode, stdout } = await runCli(args, { cwd: folder.path });
    expect(exitCode).toBe(0);
    const { file, ...rest } = JSON.parse(stdout);
    expect(rest).toEqual({ count: 1, type: 'advanced' });
    expect(file).toBe('data/deep/test-advanced-1.jsonl');
    const [line] = await readJsonLines(join(folder.path, file));
    expect(line?.request).toEqual({
      contents: [{ role: 'user', parts: [{ text: expect.any(String) }] }],
      systemInstruction: { parts: [{ text: expect.any(String) }] },
      generationConfig: {
        temperature: expect.any(Number),
        topP: expect.any(Number),
        maxOutputTokens: expect.any(Number),
        thinkingConfig,
      },
      safetySettings: ['HARASSMENT', 'HATE_SPEECH', 'SEXUALLY_EXPLICIT', 'DANGEROUS_CONTENT'].map((category) => ({
        category: `HARM_CATEGORY_${category}`,
        threshold: expect.any(String),
      })),
    });
  });

  test.concurrent.for(['en', 'zh'])('100 requests without repeating a prompt (%s)', async (lang) => {
    await using folder = await temporaryFolder();
    const args = ['generate', '--type', 'simple', '--count', '100', '--lang', lang];
    expect((await runCli(args, { cwd: folder.path })).exitCode).toBe(0);
    const lines = await readJsonLines(join(folder.path, 'output/test-data/test-simple-100.jsonl'));
    expect(new Set(lines.map(({ request }) => JSON.stringify(request))).size).toBe(100);
    const chinese = lines.filter(({ request }) => /\p{Script=Han}/u.test(JSON.stringify(request)));
    expect(chinese).toHaveLength(lang === 'zh' ? 100 : 0);
  });

  test.concurrent('the same bytes for the same seed', async () => {
    await using folder = await temporaryFolder();
    const write = async (dir: string, seed: string) => {
      const args = ['generate', '--type', 'advanced', '--count', '5', '--seed', seed, '--dir', dir];
      expect((await runCli(args, { cwd: folder.path })).exitCode).toBe(0);
      return await readFile(join(folder.path, dir, 'test-advanced-5.jsonl'), 'utf8');
    };
    const [one, again, other] = await Promise.all([write('a', '3'), write('b', '3'), write('c', '4')]);
    expect(again).toBe(one);
    expect(other).not.toBe(one);
  });
});

test.concurrent('a generated file is run as it is', async () => {
  await using folder = await temporaryFolder();
  const generated = await runCli(['generate', '--type', 'mixed', '--count', '5'], { cwd: folder.path });
  const { exitCode } = await runCli(['run', generated.stdout.trim(), ...quickEmulator], { cwd: folder.path });
  expect(exitCode).toBe(0);
  const { requests, byType } = await readReport(folder.path);
  expect(requests).toMatchObject({ total: 5, succeeded: 5 });
  expect(byType.map(({ type, total }) => [type, total])).toEqual([
    ['simple', 3],
    ['complex', 2],
  ]);
});
