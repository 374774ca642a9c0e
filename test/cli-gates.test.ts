import { describe, expect, test } from 'vitest';
import { expectRefusal } from './support/expect-refusal.ts';
import { quickEmulator, runCli } from './support/run-cli.ts';
import { readReport, runFolders } from './support/run-folder.ts';
import { answers, datasetFlags, writeDataset } from './support/sample-dataset.ts';
import { requestLine } from './support/sample-requests.ts';
import { servedEmulator } from './support/served-emulator.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

describe('a gate decides the verdict and the exit code:', () => {
  test.concurrent.for([
    { gate: ['--min-pass-rate', '0.6'], exitCode: 0, verdict: 'PASS', says: '✓ pass rate 60.00%, required ≥ 60.00%' },
    { gate: ['--min-pass-rate', '0.61'], exitCode: 1, verdict: 'FAIL', says: '✗ pass rate 60.00%, required ≥ 61.00%' },
    { gate: ['--min-success-rate', '0.8'], exitCode: 0, verdict: 'PASS', says: '✓ success rate 80.00%' },
    { gate: ['--min-success-rate', '0.81'], exitCode: 1, verdict: 'FAIL', says: '✗ success rate 80.00%' },
    { gate: [], exitCode: 1, verdict: 'FAIL', says: '✗ success rate 80.00%, required ≥ 90.00%' },
    { gate: ['--max-cost-usd', '1'], exitCode: 1, verdict: 'FAIL', says: '✗ success rate 80.00%, required ≥ 90.00%' },
    {
      gate: ['--max-cost-usd', '1', '--min-success-rate', '0.8'],
      exitCode: 0,
      verdict: 'PASS',
      says: 'required ≤ $1.00',
    },
  ])('$gate', async ({ gate, exitCode, verdict, says }) => {
    await using folder = await temporaryFolder();
    await writeDataset(folder);
    // The last answer, a wrong one, is missing: its request fails.
    await folder.writeLines('answers.jsonl', answers.slice(0, 4));
    const run = await runCli(['run', ...datasetFlags, ...gate, ...quickEmulator], { cwd: folder.path });
    expect(run.stdout).toContain(says);
    expect(run.stdout).toMatch(new RegExp(`^${verdict} `));
    expect(run.exitCode).toBe(exitCode);
  });

  test.concurrent('what was not measured leaves it open, which --strict does not accept', async () => {
    await using folder = await temporaryFolder();
    const args = ['run', '--type', 'simple', '--count', '2', '--min-pass-rate', '0.5', ...quickEmulator];
    const open = await runCli(args, { cwd: folder.path });
    expect(open.stdout).toMatch(/^INCONCLUSIVE /);
    expect(open.stdout).toContain('? pass rate not known, required ≥ 50.00%');
    expect(open.exitCode).toBe(0);
    expect((await runCli([...args, '--strict'], { cwd: folder.path })).exitCode).toBe(1);
  });

  test.concurrent('a true cost above the limit fails a run whose estimate was below it', async () => {
    await using folder = await temporaryFolder();
    await folder.writeLines('input.jsonl', [requestLine('long')]);
    const content = { role: 'model', parts: [{ text: 'At length: …' }] };
    const usageMetadata = { promptTokenCount: 5, candidatesTokenCount: 65_000, totalTokenCount: 65_005 };
    const response = { candidates: [{ content, finishReason: 'STOP' }], usageMetadata };
    await folder.writeLines('answers.jsonl', [{ key: 'long', response }]);
    const args = ['run', 'input.jsonl', '--max-cost-usd', '0.01', '--emulator-answers', 'answers.jsonl'];
    const { exitCode, stdout } = await runCli([...args, ...quickEmulator], { cwd: folder.path });
    // 65,000 tokens at half of 2.50 dollars a million.
    expect(stdout).toContain('✗ cost $0.0813, required ≤ $0.0100');
    expect(exitCode).toBe(1);
  });
});

describe('nothing is sent when', () => {
  test.concurrent('the estimate is above --max-cost-usd: exit 1', async () => {
    await using service = await servedEmulator();
    await using folder = await temporaryFolder();
    const args = ['run', '--type', 'complex', '--count', '100', '--max-cost-usd', '0.01'];
    const run = await runCli(args, { cwd: folder.path, env: service.env });
    expectRefusal(run, {
      exitCode: 1,
      says: ['The estimated cost of $', 'above the limit of $0.01', 'nothing was sent'],
    });
    expect(await service.jobs()).toEqual([]);
    expect(await service.fileCount()).toBe(0);
    expect(await runFolders(folder.path)).toEqual([]);
  });

  test.concurrent('the price is not known: exit 2, unless --allow-unknown-price', async () => {
    await using service = await servedEmulator();
    await using folder = await temporaryFolder();
    const at = { cwd: folder.path, env: service.env };
    const args = ['run', '--type', 'simple', '--count', '2', '--model', 'gemini-4-carbon', '--max-cost-usd', '1'];
    const refused = await runCli(args, at);
    expectRefusal(refused, {
      exitCode: 2,
      says: ['The price of "gemini-4-carbon" is not known', '--allow-unknown-price'],
    });
    expect(await service.jobs()).toEqual([]);
    expect(await service.fileCount()).toBe(0);
    expect(await runFolders(folder.path)).toEqual([]);

    const allowed = await runCli([...args, '--allow-unknown-price', '--interval', '0.02'], at);
    expect(allowed.stdout).toMatch(/^INCONCLUSIVE /);
    expect(allowed.stdout).toContain('? cost not known, required ≤ $1.00');
    expect(allowed.exitCode).toBe(0);
    const { cost, byType } = await readReport(folder.path);
    expect({ cost, byType }).toMatchObject({ cost: null, byType: [{ costUsd: null }] });
  });
});
