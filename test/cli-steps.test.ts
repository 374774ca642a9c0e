import { readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { expectRefusal } from './support/expect-refusal.ts';
import { runCli } from './support/run-cli.ts';
import { readReport, runFolder, runFolders } from './support/run-folder.ts';
import { requestLine } from './support/sample-requests.ts';
import { servedEmulator } from './support/served-emulator.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const lines = ['simple-request-1', 'complex-request-2', 'free'].map((key) => requestLine(key));
const jobName = /^batches\/[a-z0-9]+\n$/;

describe('create, monitor and results are steps of their own, by the name of the job,', () => {
  test.concurrent('on the embedded emulator', async () => {
    await using folder = await temporaryFolder();
    const at = { cwd: folder.path };
    const input = await folder.writeLines('input.jsonl', lines);
    const created = await runCli(['create', input, '--emulator', '--emulator-speed', '5000'], at);
    expect(created).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(jobName) });
    const job = created.stdout.trim();
    expect(created.stderr).toContain(`gemini-batch-test monitor ${job}`);

    const monitored = await runCli(['monitor', job, '--emulator', '--interval', '0.02'], at);
    expect(monitored.exitCode).toBe(0);
    expect(monitored.stdout).toMatch(/^\[\d\d:\d\d:\d\d\] .*SUCCEEDED.*\nTotal [\d.]+s\n$/m);
    expect(monitored.stderr).toContain(`gemini-batch-test results ${job}`);

    const fetched = await runCli(['results', job, '--emulator'], at);
    expect(fetched.exitCode).toBe(0);
    expect(fetched.stdout).toMatch(/^PASS {2}3 of 3 requests succeeded/);
    expect((await readReport(folder.path)).integrity.unexpected).toBe(0);
  });

  test.concurrent('at a service, with a key from a token file and from either variable', async () => {
    await using service = await servedEmulator();
    await using folder = await temporaryFolder();
    const input = await folder.writeLines('input.jsonl', lines);
    const token = await folder.write('token.json', '{"apiKey": " a-key "}');
    const address = { GOOGLE_GEMINI_BASE_URL: service.url };
    const at = (env: Record<string, string>) => ({ cwd: folder.path, env: { ...address, ...env } });

    // The file wins over both variables, and GOOGLE_API_KEY over GEMINI_API_KEY: the others would be refused.
    const refused = { GOOGLE_API_KEY: 'invalid-a', GEMINI_API_KEY: 'invalid-b' };
    const created = await runCli(['create', input, '--token-file', token], at(refused));
    expect(created).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(jobName) });
    const job = created.stdout.trim();

    const monitored = await runCli(['monitor', job, '--interval', '0.02'], at({ GEMINI_API_KEY: 'a-key' }));
    expect(monitored.exitCode).toBe(0);
    const changes = monitored.stdout.replace(/\d\d:\d\d:\d\d/g, 'TIME').replace(/[\dhms.]+s(?=\)?$)/gm, 'TOOK');
    expect(changes.split('\n')).toEqual([
      ...['[TIME] PENDING', '[TIME] PENDING → RUNNING (TOOK)', '[TIME] RUNNING → SUCCEEDED (TOOK)', 'Total TOOK', ''],
    ]);

    const both = { GOOGLE_API_KEY: 'a-key', GEMINI_API_KEY: 'invalid-b' };
    const fetched = await runCli(['results', job, '--json'], at(both));
    expect(fetched.exitCode).toBe(0);
    expect(JSON.parse(fetched.stdout)).toMatchObject({ verdict: 'pass', run: { jobs: [{ name: job }] } });
    expect(await service.jobs()).toHaveLength(1);
  });
});

test.concurrent('create --json names run, folder and jobs; monitor --json the states; both take the run for the job', async () => {
  await using service = await servedEmulator();
  await using folder = await temporaryFolder();
  const at = { cwd: folder.path, env: service.env };
  const input = await folder.writeLines('input.jsonl', lines);
  const created = JSON.parse((await runCli(['create', input, '--json'], at)).stdout);
  const run = basename(await runFolder(folder.path));
  expect(created).toEqual({ run, folder: join('output', 'runs', run), jobs: [expect.stringMatching(/^batches\//)] });

  const monitored = await runCli(['monitor', run, '--json', '--interval', '0.02'], at);
  expect(JSON.parse(monitored.stdout)).toEqual({
    run,
    jobs: [{ name: created.jobs[0], state: 'SUCCEEDED', requests: 3 }],
    totalSeconds: expect.any(Number),
  });
  const again = await runCli(['monitor', created.folder], at);
  expect(again).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/SUCCEEDED\nTotal /) });
});

test.concurrent('results before the end exits 4, names the job and how to wait, and loses nothing', async () => {
  await using service = await servedEmulator({ standing: true });
  await using folder = await temporaryFolder();
  const at = { cwd: folder.path, env: service.env };
  const job = (await runCli(['create', await folder.writeLines('input.jsonl', lines)], at)).stdout.trim();
  const early = await runCli(['results', job], at);
  expectRefusal(early, {
    exitCode: 4,
    says: [`"${job}" is not finished (PENDING)`, `gemini-batch-test monitor ${job}`],
  });
  service.release();
  expect((await runCli(['monitor', job, '--interval', '0.02'], at)).exitCode).toBe(0);
  expect((await runCli(['results', basename(await runFolder(folder.path))], at)).exitCode).toBe(0);
});

test.concurrent('resume takes a run that was only created to its report, without a second job', async () => {
  await using service = await servedEmulator();
  await using folder = await temporaryFolder();
  const at = { cwd: folder.path, env: service.env };
  await runCli(['create', await folder.writeLines('input.jsonl', lines)], at);
  const resumed = await runCli(['resume', basename(await runFolder(folder.path)), '--interval', '0.02'], at);
  expect(resumed).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^PASS {2}3 of 3/) });
  expect(await service.jobs()).toHaveLength(1);
});

describe('a job that was begun on another machine is taken up by its name', () => {
  test.concurrent('with what the service says of it', async () => {
    await using service = await servedEmulator();
    await using elsewhere = await temporaryFolder();
    await using folder = await temporaryFolder();
    const input = await elsewhere.writeLines('input.jsonl', lines);
    const job = (await runCli(['create', input], { cwd: elsewhere.path, env: service.env })).stdout.trim();
    const at = { cwd: folder.path, env: service.env };
    expect((await runCli(['monitor', job, '--interval', '0.02'], at)).exitCode).toBe(0);
    expect((await runCli(['results', job], at)).exitCode).toBe(0);
    const { requests, integrity, byType } = await readReport(folder.path);
    expect(requests).toMatchObject({ total: 3, succeeded: 3, missing: 0 });
    expect(integrity).toMatchObject({ missing: 0, unexpected: null });
    expect(byType.map(({ type }) => type).sort()).toEqual(['complex', 'custom', 'simple']);
  });

  test.concurrent('with its requests from --input, on the embedded emulator', async () => {
    await using folder = await temporaryFolder();
    const at = { cwd: folder.path };
    const withCheck = [{ ...lines[0], checks: [{ contains: 'no answer holds this' }] }, ...lines.slice(1)];
    const input = await folder.writeLines('input.jsonl', withCheck);
    const job = (await runCli(['create', input, '--emulator', '--emulator-speed', '5000'], at)).stdout.trim();
    await rm(join(folder.path, 'output', 'runs'), { recursive: true });
    await runCli(['monitor', job, '--emulator', '--input', input, '--interval', '0.02'], at);
    const { stdout, exitCode } = await runCli(['results', job, '--emulator', '--json'], at);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      requests: { total: 3, succeeded: 3, missing: 0 },
      checks: { total: 1, passed: 0, failed: 1 },
      integrity: { unexpected: 0 },
    });
  });

  test.concurrent('unless the service does not know it: exit 3, and no folder is begun', async () => {
    await using service = await servedEmulator();
    await using folder = await temporaryFolder();
    const run = await runCli(['monitor', 'batches/nobody-made-this'], { cwd: folder.path, env: service.env });
    expectRefusal(run, { exitCode: 3, says: ['The service does not know this', 'batches/nobody-made-this'] });
    expect(await runFolders(folder.path)).toEqual([]);
    expect(await readdir(folder.path)).toEqual([]);
  });
});
