import { appendFile, mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import process from 'node:process';
import { afterAll, expect, test } from 'vitest';
import { createClient, type Files, nodeFiles, resumeRun, startRun } from '../packages/core/src/index.ts';
import type { FaultRule } from '../packages/emulator/src/index.ts';
import { startOptions, writeLines } from './support/emulated-run.ts';
import { type EmulatedService, emulatedService, type OnTheWay } from './support/emulated-service.ts';
import { useOwnWorkingFolder } from './support/own-working-folder.ts';
import { jobsOf, type Outcome, outcomeOf, violationsOf } from './support/run-violations.ts';
import { troubledAnswers, troubledRequests } from './support/troubled-run.ts';

// A run of six jobs, three of them with a second attempt, whose calls fail one at a time, or for a while. More than four
// jobs are followed through the list.

useOwnWorkingFolder();

const timeout = 10 * 60_000;

/** So often a run is resumed at most; one fault may cost one. */
const mostResumes = 10;

const speed = 2000;
const lineFaults: readonly FaultRule[] = [
  ...troubledAnswers,
  { line: { key: 'c2' }, do: { line: 'missing' } },
  { job: {}, do: { listedAfterSeconds: 20 * speed } },
];

const counts = { faults: 0, runs: 0, violations: 0 };

afterAll(() => {
  const { faults, runs, violations } = counts;
  process.stdout.write(`${faults} network faults, ${runs} runs, ${violations} violations\n`);
});

/** What becomes of a call. `arrive` takes it to the service, which does what it asks. */
type Fault = (arrive: () => Promise<Response>) => Promise<Response>;

function broken(code: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(`read ${code}`), { code }) });
}

function page(status: number): Response {
  return new Response('<html><body>Sign in</body></html>', { status, headers: { 'content-type': 'text/html' } });
}

async function half(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  return bytes.slice(0, bytes.length / 2);
}

const cutOff = 'gets half an answer as if it were whole';

const kindsOfFault: Readonly<Record<string, Fault>> = {
  'is refused': async () => {
    throw broken('ECONNREFUSED');
  },
  'is done and its answer lost': async (arrive) => {
    await arrive();
    throw broken('ECONNRESET');
  },
  'meets a 503': async () =>
    Response.json({ error: { code: 503, message: 'Overloaded', status: 'UNAVAILABLE' } }, { status: 503 }),
  'is done and answered by a gateway with 504': async (arrive) => {
    await arrive();
    return page(504);
  },
  'gets half an answer, and the connection breaks': async (arrive) => {
    const response = await arrive();
    const bytes = await half(response);
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(bytes),
      pull: (controller) => controller.error(broken('ECONNRESET')),
    });
    return new Response(body, response);
  },
  [cutOff]: async (arrive) => {
    const response = await arrive();
    return new Response(await half(response), response);
  },
  'gets the page of a proxy': async () => page(200),
};

/** Nobody pulls the plug here: what is written need not be on the disk. */
const files: Files = {
  ...nodeFiles,
  appendLine: (path, line) => appendFile(path, `${line}\n`),
  async write(path, chunks) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(`${path}.partial`, chunks);
    await rename(`${path}.partial`, path);
  },
};

function troubled(onTheWay: OnTheWay): EmulatedService {
  return emulatedService(onTheWay, { speed, faults: lineFaults });
}

/** Begins a run, and resumes it until it ends; what fails on the way is not minded. Gives its folder. */
async function toTheEnd(service: EmulatedService): Promise<string> {
  const { clock } = service;
  const context = service.connect({ files });
  await writeLines('input.jsonl', troubledRequests);
  const options = startOptions({}, { requestsPerJob: 2, maxAttempts: 2 });
  const patiently = async <T>(work: () => Promise<T>): Promise<T> => {
    for (let left = mostResumes; ; left -= 1) {
      try {
        return await work();
      } catch (error) {
        if (left === 0) throw error;
        await clock.sleep(20_000);
      }
    }
  };
  const folder = await patiently(() => startRun(options, context));
  await patiently(() => resumeRun(folder, context));
  return folder;
}

/** What a run violates that goes over this service. */
async function violationsWith(service: EmulatedService, undisturbed: Outcome): Promise<string[]> {
  counts.runs += 1;
  const violations = await toTheEnd(service).then(
    async (folder) => {
      const found = await violationsOf(folder, await jobsAt(service), undisturbed);
      await nodeFiles.remove(folder);
      return found;
    },
    (error: unknown) => [`It does not end: ${error}`],
  );
  await service.emulator.close();
  counts.violations += violations.length;
  return violations;
}

/** What a run comes to whose calls all arrive, and how many they are. */
async function withoutFaults(): Promise<{ readonly calls: number; readonly undisturbed: Outcome }> {
  const service = troubled((_, arrive) => arrive());
  const undisturbed = await outcomeOf(await toTheEnd(service));
  return { calls: service.sent.length, undisturbed };
}

/** Asks past what happens on the way, when all jobs show in the list. */
async function jobsAt({ emulator, clock }: EmulatedService) {
  await clock.sleep(60_000);
  const fetchEmulator: typeof fetch = (input, init) => emulator.fetch(input, init);
  return await jobsOf(createClient({ apiKey: 'test-key', baseUrl: 'http://e.test', fetch: fetchEmulator, clock }));
}

test.each(Object.entries(kindsOfFault))(
  'a run comes to the same end and makes no job twice when any one call %s',
  { timeout },
  async (_, fault) => {
    const { calls, undisturbed } = await withoutFaults();
    expect(calls).toBeGreaterThan(60);
    const violations: string[] = [];
    for (let at = 1; at <= calls; at += 1) {
      let call = 0;
      let told = '';
      const onTheWay: OnTheWay = (url, arrive, { method }) => {
        call += 1;
        if (call !== at) return arrive();
        counts.faults += 1;
        told = `${method} ${url.pathname}`;
        return fault(arrive);
      };
      const found = await violationsWith(troubled(onTheWay), undisturbed);
      violations.push(...found.map((violation) => `Call ${at} (${told}): ${violation}`));
    }
    expect(violations).toEqual([]);
  },
);

const kindsOfCall = ['GET models', 'POST upload', 'POST create', 'GET batch', 'GET list', 'GET download'] as const;

function kindOfCall({ pathname }: URL, method: string): string {
  if (pathname.startsWith('/upload')) return `${method} upload`;
  if (pathname.endsWith(':batchGenerateContent')) return `${method} create`;
  if (pathname.endsWith(':download')) return `${method} download`;
  if (pathname.endsWith('/batches')) return `${method} list`;
  return pathname.includes('/batches/') ? `${method} batch` : `${method} models`;
}

test.each(kindsOfCall)(
  'a run comes to the same end and makes no job twice when every "%s" fails for a minute',
  async (kind) => {
    const { undisturbed } = await withoutFaults();
    const violations: string[] = [];
    for (const [name, fault] of Object.entries(kindsOfFault)) {
      // An output that is cut off again and again cannot be told from one that lacks lines.
      if (name === cutOff && kind === 'GET download') continue;
      let startedAtMs: number | null = null;
      const service = troubled((url, arrive, { method }) => {
        if (kindOfCall(url, method) !== kind) return arrive();
        const nowMs = service.clock.now();
        startedAtMs ??= nowMs;
        if (nowMs > startedAtMs + 60_000) return arrive();
        counts.faults += 1;
        return fault(arrive);
      });
      const found = await violationsWith(service, undisturbed);
      violations.push(...found.map((violation) => `Each "${kind}" ${name}: ${violation}`));
      expect(startedAtMs).not.toBeNull();
    }
    expect(violations).toEqual([]);
  },
  timeout,
);
