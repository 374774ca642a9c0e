import { describe, expect, test } from 'vitest';
import { runCli, startCli } from './support/run-cli.ts';
import { readReport } from './support/run-folder.ts';
import { servedEmulator } from './support/served-emulator.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const minuteMs = 60_000;

describe('who waits for long is told', () => {
  test.concurrent.for([
    {
      waited: '31 minutes',
      behindMs: 31 * minuteMs,
      lang: 'en',
      says: ['Waiting for 31m0s. That is normal', 'aistudio.google.com/status'],
    },
    {
      waited: '2 hours',
      behindMs: 121 * minuteMs,
      lang: 'en',
      says: ['Not finished after 2h1m0s', 'cancel batches/', 'until it says CANCELLED'],
    },
    { waited: '31 minutes', behindMs: 31 * minuteMs, lang: 'zh', says: ['已等待 31 分 0 秒。这是正常的'] },
    {
      waited: '2 hours',
      behindMs: 121 * minuteMs,
      lang: 'zh',
      says: ['2 小时 1 分 0 秒 后仍未结束', '直到显示 CANCELLED'],
    },
  ])('once, after $waited, what that means and what to do ($lang)', async ({ behindMs, lang, says }) => {
    await using service = await servedEmulator({ standing: true, behindMs });
    await using folder = await temporaryFolder();
    const args = ['run', '--type', 'simple', '--count', '2', '--interval', '0.02', '--lang', lang];
    await using cli = startCli(args, { cwd: folder.path, env: service.env });
    for (const text of says) await cli.printed(text);
    service.release();
    const { exitCode, stderr } = await cli.ended;
    expect(exitCode).toBe(0);
    expect(stderr.split(says[0] ?? '')).toHaveLength(2);
  });
});

describe('a benchmark scenario at a real service shows the expected time beside the measured one:', () => {
  test.concurrent.for([
    { type: 'simple', count: 10, from: '5m0s', to: '15m0s' },
    { type: 'advanced', count: 30, from: '20m0s', to: '1h0m0s' },
    { type: 'mixed', count: 50, from: '15m0s', to: '45m0s' },
    { type: 'complex', count: 100, from: '1h0m0s', to: '6h0m0s' },
  ])('$count $type', async ({ type, count, from, to }) => {
    await using service = await servedEmulator({ disguised: true });
    await using folder = await temporaryFolder();
    const args = ['run', '--type', type, '--count', String(count), '--interval', '0.02'];
    const { exitCode, stdout, stderr } = await runCli(args, { cwd: folder.path, env: service.env });
    expect(exitCode).toBe(0);
    expect(stderr).toContain(`Usually ${from} to ${to} at the service`);
    expect(stdout).toMatch(new RegExp(`^Processing time +\\d.*\\nExpected time +${from} to ${to}$`, 'm'));
    expect(stdout).toMatch(/Speed: [\d.]+ times as fast as the quickest expected/);
    expect(stdout).not.toContain('emulated');
    expect((await readReport(folder.path)).run).toMatchObject({ backend: 'gemini', emulated: false });
  });

  test.concurrent.for([
    { what: 'another number of requests', count: '11', disguised: true },
    { what: 'an emulator, wherever it is', count: '10', disguised: false },
  ])('not for $what', async ({ count, disguised }) => {
    await using service = await servedEmulator({ disguised });
    await using folder = await temporaryFolder();
    const args = ['run', '--type', 'simple', '--count', count, '--interval', '0.02'];
    const { stdout, stderr } = await runCli(args, { cwd: folder.path, env: service.env });
    expect(stdout + stderr).not.toMatch(/Usually|Expected time/);
    expect(stdout).toMatch(/Speed: .* per request on average/);
  });
});
