import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { quickEmulator, runCli, startCli } from './support/run-cli.ts';
import { readJsonLines, readReport, runFolder } from './support/run-folder.ts';
import { servedEmulator } from './support/served-emulator.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const threeJobs = ['run', '--type', 'simple', '--count', '3', '--requests-per-job', '1', '--interval', '0.05'];

describe('--detach', () => {
  test.concurrent('creates the jobs and ends; monitor, results and resume go on in other processes', async () => {
    await using folder = await temporaryFolder();
    const at = { cwd: folder.path };
    const detached = await runCli([...threeJobs, ...quickEmulator, '--detach'], at);
    expect(detached.exitCode).toBe(0);
    const jobs = detached.stdout.trimEnd().split('\n');
    expect(jobs).toHaveLength(3);
    expect(jobs.every((job) => job.startsWith('batches/'))).toBe(true);
    const run = (await runFolder(folder.path)).split('/').at(-1) ?? '';
    expect(detached.stderr).toContain(`Next: gemini-batch-test monitor ${run}`);
    const monitored = await runCli(['monitor', run, '--interval', '0.05'], at);
    expect(monitored.exitCode).toBe(0);
    for (const job of jobs) expect(monitored.stdout).toMatch(new RegExp(`SUCCEEDED.*${job}`));
    expect((await runCli(['results', run], at)).stdout).toMatch(/^PASS {2}3 of 3/);
    expect((await runCli(['resume', run], at)).stdout).toMatch(/^PASS {2}3 of 3/);
    expect((await readReport(folder.path)).run.jobs.map(({ name }) => name).sort()).toEqual(jobs.sort());
  });

  test.concurrent('gives one JSON document with --json', async () => {
    await using folder = await temporaryFolder();
    const args = [...threeJobs, ...quickEmulator, '--detach', '--json'];
    const { stdout } = await runCli(args, { cwd: folder.path });
    expect(JSON.parse(stdout)).toMatchObject({ run: expect.any(String), jobs: { length: 3 } });
  });
});

describe('--timeout', () => {
  test.concurrent.for([
    { lang: 'en', says: ['Not finished within 8 seconds', 'Continue with: gemini-batch-test resume output/runs/'] },
    { lang: 'zh', says: ['8 秒内没有完成', '继续请运行：gemini-batch-test resume output/runs/'] },
  ])('ends the wait with 4 and how to go on ($lang); resume does', async ({ lang, says }) => {
    await using service = await servedEmulator({ standing: true });
    await using folder = await temporaryFolder();
    const at = { cwd: folder.path, env: service.env };
    const ended = await runCli([...threeJobs, '--timeout', '8', '--lang', lang], at);
    expect(ended).toMatchObject({ exitCode: 4, stdout: '' });
    for (const text of says) expect(ended.stderr).toContain(text);
    service.release();
    expect((await runCli(['resume', await runFolder(folder.path), '--interval', '0.02'], at)).exitCode).toBe(0);
    expect(await service.jobs()).toHaveLength(3);
  });
});

describe('a run folder that is copied to another machine', () => {
  test.concurrent('is resumed there, and makes no second job', async () => {
    await using service = await servedEmulator({ standing: true });
    await using here = await temporaryFolder();
    await using there = await temporaryFolder();
    await runCli([...threeJobs, '--detach'], { cwd: here.path, env: service.env });
    await cp(await runFolder(here.path), join(there.path, 'copied'), { recursive: true });
    await rm(join(here.path, 'output'), { recursive: true });
    service.release();
    const at = { cwd: there.path, env: service.env };
    const resumed = await runCli(['resume', 'copied', '--interval', '0.02'], at);
    expect(resumed.stdout).toMatch(/^PASS {2}3 of 3/);
    expect(await service.jobs()).toHaveLength(3);
  });

  test.concurrent('with the lock of the machine it comes from, only when --take-over says that it is gone', async () => {
    await using service = await servedEmulator();
    await using folder = await temporaryFolder();
    const at = { cwd: folder.path, env: service.env };
    await runCli([...threeJobs, '--detach'], at);
    const run = await runFolder(folder.path);
    await writeFile(join(run, 'lock'), JSON.stringify({ pid: 31, host: 'build-7.example', started: '4711' }));
    const refused = await runCli(['resume', run, '--interval', '0.02'], at);
    expect(refused.exitCode).toBe(4);
    expect(refused.stderr).toContain('Process 31 on "build-7.example" works on run');
    expect(refused.stderr).toContain('--take-over');
    const taken = await runCli(['resume', run, '--interval', '0.02', '--take-over'], at);
    expect(taken.stdout).toMatch(/^PASS {2}3 of 3/);
  });
});

describe('a run that another process drives', () => {
  test.concurrent('is followed by monitor, refused by resume, and stopped by cancel', async () => {
    await using service = await servedEmulator({ standing: true });
    await using folder = await temporaryFolder();
    const at = { cwd: folder.path, env: service.env };
    await using driving = startCli([...threeJobs, '--concurrency', '2'], at);
    await driving.printed('] PENDING');
    const run = await runFolder(folder.path);
    await using following = startCli(['monitor', run, '--interval', '0.05'], at);
    await following.printed('PENDING');
    const refused = await runCli(['resume', run], at);
    expect(refused.exitCode).toBe(4);
    expect(refused.stderr).toMatch(/Process \d+ on ".+" works on run/);
    const cancelled = await runCli(['cancel', run], at);
    expect(cancelled.stdout.match(/Asked to cancel batches\//g)).toHaveLength(2);
    expect(cancelled.stderr).toContain('1 job not sent yet: it is never sent');
    service.release();
    const { exitCode, stdout } = await driving.ended;
    // Nobody can say whether a cancelled run would have passed.
    expect(exitCode).toBe(0);
    expect(stdout).toContain('0 of 3 requests succeeded');
    expect(stdout).toContain('NOT_SENT: the run was cancelled before it was sent');
    expect(await service.jobs()).toHaveLength(2);
    expect((await following.ended).stdout).toMatch(/CANCELLED.*batches\//);
  });
});

describe('retry', () => {
  test.concurrent('sends again what can succeed, says what does not, and reports on all attempts', async () => {
    await using folder = await temporaryFolder();
    const at = { cwd: folder.path };
    await folder.writeLines(
      'in.jsonl',
      ['a', 'b', 'c'].map((key) => ({ key, request: { contents: [{ parts: [{ text: 'Hi' }] }] } })),
    );
    await folder.write(
      'faults.yaml',
      "faults:\n  - { job: { displayName: '*/1' }, do: { end: { state: FAILED } } }\n  - { line: { key: c }, do: { error: 3 } }\n",
    );
    const run = ['run', 'in.jsonl', ...quickEmulator, '--emulator-faults', 'faults.yaml', '--max-attempts', '1'];
    expect((await runCli(run, at)).stdout).toContain('0 of 3 requests succeeded');
    const retried = await runCli(['retry', await runFolder(folder.path), '--interval', '0.05'], at);
    expect(retried.stderr).toContain('3 requests to be sent');
    expect(retried.stdout).toContain('2 of 3 requests succeeded');
    const again = await runCli(['retry', await runFolder(folder.path), '--lang', 'zh'], at);
    expect(again.stderr).toContain('失败的请求按原样重新发送都无济于事');
    expect(again.stderr).toContain('1 个请求重新发送也会得到同样的结果');
  });
});

describe('clean', () => {
  test.concurrent.for([
    { lang: 'en', says: ['Deleted 3 files and 3 jobs at the service', '3 output files cannot be deleted'] },
    { lang: 'zh', says: ['已在服务端删除 3 个文件和 3 个任务', '3 个结果文件无法删除'] },
  ])('deletes what a run left at the service and says what it could not ($lang)', async ({ lang, says }) => {
    await using folder = await temporaryFolder();
    const at = { cwd: folder.path };
    await runCli([...threeJobs, ...quickEmulator], at);
    const cleaned = await runCli(['clean', await runFolder(folder.path), '--lang', lang], at);
    expect(cleaned.exitCode).toBe(0);
    for (const text of says) expect(cleaned.stdout + cleaned.stderr).toContain(text);
    expect((await runCli(['list', '--emulator', '--json'], at)).stdout).toBe('[]\n');
    expect((await runCli(['results', await runFolder(folder.path)], at)).stdout).toMatch(/^PASS {2}3 of 3/);
  });
});

test.concurrent('--on-stuck retry cancels a job that stands still, and sends its requests again', async () => {
  await using folder = await temporaryFolder();
  await folder.write(
    'faults.yaml',
    "faults:\n  - { job: { displayName: '*/0002/1' }, do: { stuck: { state: PENDING } } }\n",
  );
  const patience = ['--on-stuck', 'retry', '--stuck-after', '0.0003'];
  const args = [...threeJobs, ...quickEmulator, '--emulator-faults', 'faults.yaml', ...patience];
  const { exitCode, stdout, stderr } = await runCli(args, { cwd: folder.path });
  expect(stderr).toMatch(/batches\/\S+ has waited for 1s: it is cancelled, and its requests go again/);
  expect(stdout).toMatch(/^PASS {2}3 of 3/);
  expect(exitCode).toBe(0);
  const facts = await readJsonLines(join(await runFolder(folder.path), 'journal.jsonl'));
  const ofSecond = facts.filter(({ shard, type }) => shard === 2 && type === 'created');
  expect(ofSecond.map(({ attempt }) => attempt)).toEqual([1, 2]);
});

test.concurrent('earlier runs tell how long the jobs of a model take', async () => {
  await using folder = await temporaryFolder();
  const at = { cwd: folder.path };
  const first = await runCli([...threeJobs, ...quickEmulator], at);
  expect(first.stderr).not.toContain('Earlier jobs');
  const second = await runCli([...threeJobs, ...quickEmulator], at);
  expect(second.stderr).toMatch(
    /Earlier jobs of this model took [\d.]+m?s, nine of ten no more than [\d.]+m?s \(3 jobs\)/,
  );
  const third = await runCli([...threeJobs, ...quickEmulator, '--lang', 'zh'], at);
  expect(third.stderr).toMatch(/该模型以前的任务一般用时 .+，十分之九不超过 .+（6 个任务）/);
});
