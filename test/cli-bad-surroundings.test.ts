import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { closedAddress } from './support/closed-address.ts';
import { expectRefusal } from './support/expect-refusal.ts';
import { placesOfSecret } from './support/find-secret.ts';
import { quickEmulator, runCli } from './support/run-cli.ts';
import { runFolder, runFolders } from './support/run-folder.ts';
import { requestLine } from './support/sample-requests.ts';
import { servedEmulator } from './support/served-emulator.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const run = ['run', '--type', 'simple', '--count', '2'];

/** So that a call that may be repeated is repeated at once. */
const soon = { 'retry-after': '0' };

describe('the service refuses with exit 3, and nothing is sent or left behind:', () => {
  test.concurrent('nobody answers at the address; the key is not told', async () => {
    await using folder = await temporaryFolder();
    const secret = 'sk-very-secret-Key_1234567890';
    const env = { GOOGLE_GEMINI_BASE_URL: await closedAddress(), GEMINI_API_KEY: secret };
    const refused = await runCli(run, { cwd: folder.path, env });
    expectRefusal(refused, {
      exitCode: 3,
      says: [`Cannot reach "${new URL(env.GOOGLE_GEMINI_BASE_URL).host}"`, 'proxy'],
    });
    expect(await runFolders(folder.path)).toEqual([]);
    expect(await placesOfSecret(secret, folder.path, [refused])).toEqual([]);
  });

  test.concurrent.for([
    { model: 'gemini-0.5-nano', says: ['does not know the model "gemini-0.5-nano"', '--model'] },
    { model: 'gemini-2.5-flash-preview-tts', says: ['does not take batch jobs', 'batchGenerateContent'] },
    { model: 'models/../files', says: ['does not know the model'] },
  ])('the model $model', async ({ model, says }) => {
    await using service = await servedEmulator();
    await using folder = await temporaryFolder();
    const refused = await runCli([...run, '--model', model], { cwd: folder.path, env: service.env });
    expectRefusal(refused, { exitCode: 3, says });
    expect(await service.fileCount()).toBe(0);
    expect(await runFolders(folder.path)).toEqual([]);
  });

  test.concurrent('it has a failure of its own', async () => {
    const broken = () => Response.json({ error: { code: 500, message: 'Internal' } }, { status: 500, headers: soon });
    await using service = await servedEmulator({ instead: broken });
    await using folder = await temporaryFolder();
    const refused = await runCli(run, { cwd: folder.path, env: service.env });
    expectRefusal(refused, { exitCode: 3, says: ['HTTP 500', 'Internal', 'Try again'] });
    expect(await runFolders(folder.path)).toEqual([]);
  });

  test.concurrent('something else lives at the address', async () => {
    await using service = await servedEmulator({ instead: () => new Response('<html>Hello</html>') });
    await using folder = await temporaryFolder();
    const refused = await runCli(run, { cwd: folder.path, env: service.env });
    expectRefusal(refused, { exitCode: 3, says: ['has a form that is not known', 'GOOGLE_GEMINI_BASE_URL'] });
    expect(await runFolders(folder.path)).toEqual([]);
  });
});

describe('an output folder that cannot be written exits 2 and is named:', () => {
  test.concurrent.for([
    { args: [...run, ...quickEmulator], file: 'output', says: 'output/emulator" (E' },
    { args: [...run, ...quickEmulator], file: 'output/runs', says: 'Cannot write to "output/runs/' },
    { args: [...run, ...quickEmulator], file: 'output/emulator', says: 'output/emulator" (E' },
    { args: ['generate', '--type', 'simple'], file: 'output', says: 'Cannot write to "output/test-data/' },
    { args: ['generate', '--type', 'simple', '--dir', 'in.jsonl'], file: 'other', says: 'Cannot write to "in.jsonl/' },
    { args: ['create', 'in.jsonl', '--emulator'], file: 'output', says: 'output/emulator" (E' },
  ])('$args.0 where $file is a file', async ({ args, file, says }) => {
    await using folder = await temporaryFolder();
    await folder.writeLines('in.jsonl', [requestLine('a')]);
    await folder.write(file, 'no folder');
    const refused = await runCli(args, { cwd: folder.path });
    expectRefusal(refused, { exitCode: 2, says: [says, 'Check the permissions and the free space'] });
    expect(await runFolders(folder.path).catch(() => [])).toEqual([]);
  });
});

test.concurrent('an address that is none exits 2 and names the variable', async () => {
  await using folder = await temporaryFolder();
  const env = { GOOGLE_GEMINI_BASE_URL: 'localhost', GEMINI_API_KEY: 'a-key' };
  expectRefusal(await runCli(run, { cwd: folder.path, env }), { exitCode: 2, says: ['GOOGLE_GEMINI_BASE_URL'] });
});

const quotaUsedUp = ({ url }: Request): Response | undefined => {
  const error = { code: 429, message: 'Resource has been exhausted', status: 'RESOURCE_EXHAUSTED' };
  return url.includes(':batchGenerateContent') ? Response.json({ error }, { status: 429 }) : undefined;
};

test.concurrent('a queue that is full ends create with 4 and what to do; resume goes on with the same run', async () => {
  let full = true;
  await using service = await servedEmulator({ instead: (request) => (full ? quotaUsedUp(request) : undefined) });
  await using folder = await temporaryFolder();
  const at = { cwd: folder.path, env: service.env };
  const refused = await runCli(['create', ...run.slice(1)], at);
  const [begun = ''] = await runFolders(folder.path);
  const resume = `gemini-batch-test resume ${begun.slice(folder.path.length + 1)}`;
  expect(refused.stderr).toContain('0 of 1 job was created: the service takes no more for now');
  expect(refused.stderr).toContain('Resource has been exhausted');
  expect(refused.stderr).toContain('tokens enqueued');
  expect(refused.stderr).toContain(resume);
  expect(refused.exitCode).toBe(4);
  full = false;
  const resumed = await runCli([...resume.split(' ').slice(1), '--interval', '0.02'], at);
  expect(resumed.exitCode).toBe(0);
  expect(await service.jobs()).toHaveLength(1);
});

test.concurrent('a queue that is full makes a run wait, says why, and --timeout ends it with 4', async () => {
  await using service = await servedEmulator({ instead: quotaUsedUp });
  await using folder = await temporaryFolder();
  const { stderr, exitCode } = await runCli([...run, '--timeout', '12'], { cwd: folder.path, env: service.env });
  expect(stderr).toContain('Resource has been exhausted');
  expect(stderr).toContain('No job of this run is at the service; the next one is tried in');
  expect(stderr.split('Possible limits: tokens enqueued')).toHaveLength(2);
  expect(stderr).toContain('Not finished within 12 seconds');
  expect(stderr).toContain('gemini-batch-test resume output/runs/');
  expect(exitCode).toBe(4);
});

test.concurrent.for(['run.json', 'journal.jsonl', 'requests.jsonl'])(
  'a run whose %s cannot be read is told as that, and is no bug of ours',
  async (name) => {
    await using folder = await temporaryFolder();
    await runCli([...run, ...quickEmulator], { cwd: folder.path });
    const of = await runFolder(folder.path);
    await rm(join(of, name));
    await mkdir(join(of, name));
    const refused = await runCli(['results', of], { cwd: folder.path });
    expectRefusal(refused, { exitCode: 2, says: ['Cannot read', name, 'EISDIR'] });
  },
);
