import { chmod, readdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { closedAddress } from './support/closed-address.ts';
import { englishPhrases } from './support/english-phrases.ts';
import { expectNoStackTrace, expectRefusal } from './support/expect-refusal.ts';
import { placesOfSecret } from './support/find-secret.ts';
import { type CliOptions, type CliRun, runCli, startCli } from './support/run-cli.ts';
import { type ServedOptions, servedEmulator } from './support/served-emulator.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const secret = 'sk-very-secret-Key_1234567890';

/** What a JSON document says of each check, `ok` aside. */
function notOk({ stdout }: CliRun): Record<string, string> {
  const { findings } = JSON.parse(stdout);
  const shown: { check: string; outcome: string; code: string }[] = findings;
  return Object.fromEntries(
    shown.filter(({ outcome }) => outcome !== 'ok').map(({ check, outcome, code }) => [check, `${outcome}: ${code}`]),
  );
}

const tier = 'skipped: tier-untold';
const needs = 'skipped: needs';
const afterKey = { model: needs, jobs: needs, files: needs };
const afterNetwork = { clock: needs, 'key-valid': needs, ...afterKey };

/** Runs it against a served emulator, with what is said changed. */
async function examined(
  service: ServedOptions,
  { args = [], env = {} }: { args?: readonly string[]; env?: CliOptions['env'] } = {},
): Promise<CliRun> {
  await using served = await servedEmulator(service);
  await using folder = await temporaryFolder();
  const environment = { ...served.env, GEMINI_API_KEY: secret, ...env };
  const run = await runCli(['doctor', '--json', ...args], { cwd: folder.path, env: environment });
  expectNoStackTrace(run);
  expect(await placesOfSecret(secret, folder.path, [run])).toEqual([]);
  expect(await readdir(folder.path)).toEqual([]);
  return run;
}

test.concurrent('doctor finds all well at a service, and prints each check as it goes', async () => {
  await using service = await servedEmulator();
  await using folder = await temporaryFolder();
  const { exitCode, stdout, stderr } = await runCli(['doctor'], { cwd: folder.path, env: service.env });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  const lines = stdout.split('\n');
  expect(lines.filter((line) => line.startsWith('ok '))).toHaveLength(11);
  expect(lines.at(-2)).toBe('All is well: 11 ok, 1 skipped');
  expect(stdout).toContain('From the variable GEMINI_API_KEY');
  expect(stdout).toContain('and is an emulator');
});

test.concurrent('doctor --emulator needs neither key nor network', async () => {
  await using folder = await temporaryFolder();
  const run = await runCli(['doctor', '--json', '--emulator'], { cwd: folder.path });
  expect(run.exitCode).toBe(0);
  expect(JSON.parse(run.stdout)).toMatchObject({
    schemaVersion: 1,
    tool: { name: 'gemini-batch-test' },
    verdict: 'pass',
    ok: 9,
    skipped: 2,
    fault: 0,
  });
  expect(notOk(run)).toEqual({ clock: 'skipped: clock-unknown', tier });
});

test.concurrent('doctor in Chinese is Chinese, whatever is wrong', async () => {
  await using folder = await temporaryFolder();
  const env = { GOOGLE_GEMINI_BASE_URL: await closedAddress(), GEMINI_API_KEY: 'a', GOOGLE_API_KEY: 'b' };
  const { exitCode, stdout } = await runCli(['doctor', '--lang', 'zh'], { cwd: folder.path, env });
  expect(exitCode).toBe(1);
  expect(stdout).toContain('没有程序在该地址监听');
  expect(stdout).toContain('运行会失败：故障 1 项');
  // In brackets stands what the system says.
  expect(englishPhrases(stdout.replace(/（[^（]*）/g, ''))).toEqual([]);
});

const json = (status: number, error: object) => Response.json({ error: { code: status, ...error } }, { status });
const at = (part: string, answer: () => Response) => (request: Request) =>
  request.url.includes(part) ? answer() : undefined;

describe('doctor says what is wrong at the service:', () => {
  test.concurrent.for<{
    what: string;
    service?: ServedOptions;
    args?: string[];
    env?: CliOptions['env'];
    found: object;
  }>([
    {
      what: 'a key that is refused',
      env: { GEMINI_API_KEY: `invalid-${secret}` },
      found: { 'key-valid': 'fault: failed', ...afterKey },
    },
    {
      what: 'a key without the right',
      service: {
        instead: at('/models?', () => json(403, { status: 'PERMISSION_DENIED', message: `No: api_key:${secret}` })),
      },
      found: { 'key-valid': 'fault: failed', ...afterKey },
    },
    { what: 'a model that is not there', args: ['--model', 'gemini-0.5-nano'], found: { model: 'fault: failed' } },
    {
      what: 'a model without batch jobs',
      args: ['--model', 'models/gemini-2.5-flash-preview-tts'],
      found: { model: 'fault: failed' },
    },
    {
      what: 'a country that is not served, or no billing',
      service: {
        instead: at('/batches', () =>
          json(400, { status: 'FAILED_PRECONDITION', message: 'User location is not supported for the API use.' }),
        ),
      },
      found: { jobs: 'fault: failed' },
    },
    {
      what: 'too much to do there',
      service: {
        instead: at('/models/', () => json(503, { status: 'UNAVAILABLE', message: 'The model is overloaded.' })),
      },
      found: { model: 'warning: busy' },
    },
    {
      what: 'a limit that is reached',
      service: { instead: at('/files', () => json(429, { status: 'RESOURCE_EXHAUSTED', message: 'Too many.' })) },
      found: { files: 'warning: busy' },
    },
    {
      what: 'a page that asks to log in',
      service: { instead: () => new Response('<html>', { headers: { 'content-type': 'text/html' } }) },
      found: { reach: 'fault: reach-foreign', ...afterNetwork },
    },
    {
      what: 'a redirect',
      service: {
        instead: () => new Response(null, { status: 302, headers: { location: `http://x.test/?key=${secret}` } }),
      },
      found: { reach: 'fault: reach-foreign', ...afterNetwork },
    },
  ])('$what', async ({ service = {}, args = [], env = {}, found }) => {
    const run = await examined(service, { args, env });
    expect(notOk(run)).toEqual({ tier, ...found });
    expect(run.exitCode).toBe(JSON.stringify(found).includes('fault') ? 1 : 0);
  });

  test.concurrent('a clock that is not ours', async () => {
    const date = new Date(Date.now() + 3_600_000).toUTCString();
    const run = await examined({
      change: (_, response) => new Response(response.body, { status: response.status, headers: { date } }),
    });
    expect(notOk(run)).toEqual({ clock: 'warning: clock-off', tier });
    expect(run.stdout).toContain('60 minutes behind the service');
    expect(run.exitCode).toBe(0);
  });
});

describe('doctor says what is wrong with the way there:', () => {
  test.concurrent('nobody listens', async () => {
    const run = await examined({}, { env: { GOOGLE_GEMINI_BASE_URL: await closedAddress() } });
    expect(notOk(run)).toEqual({ reach: 'fault: reach-failed', ...afterNetwork, tier });
    expect(run.stdout).toContain('nobody listens there');
  });

  test.concurrent('nobody answers: it gives up when it said it would', async () => {
    const server = createServer(() => {});
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : '';
    const env = { GOOGLE_GEMINI_BASE_URL: `http://127.0.0.1:${port}` };
    const run = await examined({}, { env, args: ['--timeout', '0.3'] });
    server.closeAllConnections();
    server.close();
    expect(notOk(run)).toEqual({ reach: 'fault: reach-slow', ...afterNetwork, tier });
    expect(run.stdout).toContain('did not answer within 0.3 s');
  });

  test.concurrent('an address that is none', async () => {
    const run = await examined({}, { env: { GOOGLE_GEMINI_BASE_URL: 'localhost' } });
    expect(notOk(run)).toEqual({ settings: 'fault: failed', reach: needs, ...afterNetwork, tier });
  });

  test.concurrent('a proxy, of which the password is not told', async () => {
    const env = { HTTPS_PROXY: 'http://me:pass-of-proxy@proxy.test:3128' };
    const run = await examined({}, { env });
    expect(run.stdout).toContain('HTTPS_PROXY=http://…@proxy.test:3128');
    expect(run.stdout).not.toContain('pass-of-proxy');
  });

  test.concurrent.for([
    { fault: 'retired-model', found: { model: 'fault: failed' } },
    { fault: 'proxy-error', found: { reach: 'fault: reach-foreign', ...afterNetwork } },
    { fault: 'flaky-network', found: { 'key-valid': 'fault: failed', ...afterKey } },
  ])('the emulator with $fault', async ({ fault, found }) => {
    await using folder = await temporaryFolder();
    const run = await runCli(['doctor', '--json', '--emulator', '--emulator-faults', fault], { cwd: folder.path });
    expectNoStackTrace(run);
    expect(notOk(run)).toMatchObject(found);
    expect(run.exitCode).toBe(1);
  });

  test.concurrent('the emulator that is overloaded is no fault of yours', async () => {
    await using folder = await temporaryFolder();
    await folder.write('busy.yaml', 'faults:\n  - call: "*"\n    do: {status: 503}\n');
    const flags = ['--emulator', '--emulator-faults', './busy.yaml'];
    const run = await runCli(['doctor', '--json', ...flags], { cwd: folder.path });
    const busy = 'warning: busy';
    expect(notOk(run)).toMatchObject({ reach: busy, 'key-valid': busy, model: busy, jobs: busy, files: busy });
    expect(run.exitCode).toBe(0);
  });

  test.concurrent('an emulator that is too slow', async () => {
    await using folder = await temporaryFolder();
    const flags = ['--emulator', '--emulator-faults', 'slow', '--timeout', '0.2'];
    const run = await runCli(['doctor', '--json', ...flags], { cwd: folder.path });
    expect(notOk(run)).toEqual({ reach: 'fault: reach-slow', ...afterNetwork, tier });
  });
});

describe('doctor says what is wrong here:', () => {
  test.concurrent('no key', async () => {
    await using service = await servedEmulator();
    await using folder = await temporaryFolder();
    const env = { GOOGLE_GEMINI_BASE_URL: service.url };
    const run = await runCli(['doctor', '--json'], { cwd: folder.path, env });
    expect(notOk(run)).toEqual({ key: 'fault: failed', 'key-valid': needs, ...afterKey, tier });
    expect(run.stdout).toContain('No API key was given');
  });

  test.concurrent('two keys that differ, of which none is told', async () => {
    const run = await examined({}, { env: { GOOGLE_API_KEY: 'AIza-another-key-0123456789' } });
    expect(notOk(run)).toEqual({ key: 'warning: keys-differ', tier });
    expect(run.stdout).not.toContain('AIza-another');
  });

  test.skipIf(process.platform === 'win32').concurrent('a token file that others may read', async () => {
    await using service = await servedEmulator();
    await using folder = await temporaryFolder();
    await folder.write('token.json', JSON.stringify({ apiKey: secret }));
    const env = { GOOGLE_GEMINI_BASE_URL: service.url };
    const args = ['doctor', '--json', '--token-file', 'token.json'];
    await chmod(join(folder.path, 'token.json'), 0o644);
    const open = await runCli(args, { cwd: folder.path, env });
    expect(notOk(open)).toEqual({ key: 'warning: key-file-open', tier });
    await chmod(join(folder.path, 'token.json'), 0o600);
    const closed = await runCli(args, { cwd: folder.path, env });
    expect(notOk(closed)).toEqual({ tier });
    expect(open.stdout + closed.stdout).not.toContain(secret);
  });

  test.concurrent('a token file that is none', async () => {
    const run = await examined({}, { args: ['--token-file', 'none.json'] });
    expect(notOk(run)).toEqual({ key: 'fault: failed', 'key-valid': needs, ...afterKey, tier });
  });

  test.concurrent('an output folder that is a file', async () => {
    await using folder = await temporaryFolder();
    await folder.write('output', 'no folder');
    const run = await runCli(['doctor', '--json', '--emulator'], { cwd: folder.path });
    expect(notOk(run)).toMatchObject({ folder: 'fault: folder-unwritable', reach: needs, 'key-valid': needs });
    expect(run.exitCode).toBe(1);
  });
});

test.concurrent('doctor refuses flags that cannot be meant', async () => {
  await using folder = await temporaryFolder();
  for (const [args, says] of [
    [['doctor', '--emulator-faults', 'slow'], 'It goes with --emulator'],
    [['doctor', '--emulator', '--emulator-faults', 'slwo'], 'slwo'],
    [['doctor', '--emulator', '--emulator-answers', 'no.jsonl'], '"no.jsonl" does not exist'],
    [['doctor', '--timeout', '0'], '"0" is not a value for --timeout'],
    [['doctor', 'now'], 'more arguments'],
  ] as const) {
    expectRefusal(await runCli(args, { cwd: folder.path }), { exitCode: 2, says: [says] });
  }
});

test.concurrent('doctor can be interrupted', async () => {
  await using folder = await temporaryFolder();
  const flags = ['--emulator', '--emulator-faults', 'slow', '--timeout', '60'];
  await using cli = startCli(['doctor', ...flags], { cwd: folder.path });
  await cli.printed('API key');
  cli.interrupt();
  const { exitCode, stderr } = await cli.ended;
  expect(exitCode).toBe(130);
  expect(stderr).toContain('Interrupted. Nothing was sent.');
});
