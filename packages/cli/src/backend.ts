import { resolve } from 'node:path';
import {
  createClient,
  describeError,
  type EmulatorSettings,
  environmentKeys,
  formatDuration,
  GeminiBatchError,
  type GeminiClient,
  googleBaseUrl,
  nodeFiles,
  plainLine,
  type RunContext,
  type RunRecord,
  readTokenFile,
  writing,
} from '@gemini-batch-test/core';
import { sourceProblem } from 'gemini-batch-emulator/command';
import type { BackendFlags } from './options/backend-flags.ts';
import type { Session } from './session.ts';

/** Who executes the jobs, and with which key. */
export interface Backend {
  readonly client: GeminiClient;
  readonly apiKey: string;
  readonly emulator: EmulatorSettings | null;
}

/** The embedded emulator listens on no port: its handler is the `fetch`. Its address only has to look like one. */
export const embeddedBaseUrl = 'http://gemini-batch-emulator.localhost';

/** Any key will do there. */
const embeddedKey = 'emulator';

/** The pace at which 50 requests take a few seconds. */
const defaultSpeed = 60;

/** The backend that the flags ask for. Throws `key-missing` or what is wrong with the token file. */
export async function openBackend(flags: BackendFlags, session: Session): Promise<Backend> {
  refuseWithoutEmulator(flags);
  if (!flags.emulator) return await geminiBackend(flags, session.env.GOOGLE_GEMINI_BASE_URL || googleBaseUrl, session);
  return await emulatorBackend(await emulatorSettings(flags), session);
}

/** How the embedded emulator is set up by the flags. Throws `input-missing`. */
export async function emulatorSettings(flags: BackendFlags): Promise<EmulatorSettings> {
  const answers = flags.emulatorAnswers === undefined ? null : resolve(flags.emulatorAnswers);
  if (answers !== null && !(await nodeFiles.exists(answers))) {
    throw new GeminiBatchError('input-missing', { file: flags.emulatorAnswers ?? '' });
  }
  const { isFaultFile } = await import('gemini-batch-emulator');
  const faults = (flags.emulatorFaults ?? []).map((source) => (isFaultFile(source) ? resolve(source) : source));
  return {
    dataDir: resolve('output', 'emulator'),
    speed: flags.emulatorSpeed ?? defaultSpeed,
    seed: flags.seed ?? 1,
    answers,
    faults,
  };
}

/** What was meant for the emulator must not go to the service, which is paid. */
export function refuseWithoutEmulator({
  emulator,
  emulatorAnswers,
  emulatorFaults,
  emulatorSpeed,
}: BackendFlags): void {
  if (emulator) return;
  for (const [option, value] of [
    ['--emulator-answers', emulatorAnswers],
    ['--emulator-faults', emulatorFaults],
    ['--emulator-speed', emulatorSpeed],
  ] as const) {
    if (value !== undefined) {
      throw new GeminiBatchError('option-unfit', { option, value: String(value), goesWith: '--emulator' });
    }
  }
}

/** The backend that a run was begun on. */
export async function backendOfRun(record: RunRecord, flags: BackendFlags, session: Session): Promise<Backend> {
  if (record.emulator !== null) {
    if (flags.tokenFile !== undefined)
      throw new GeminiBatchError('backend-differs', { run: record.id, emulator: true });
    return await emulatorBackend(record.emulator, session);
  }
  if (flags.emulator) throw new GeminiBatchError('backend-differs', { run: record.id, emulator: false });
  if (!isTrusted(record.baseUrl, session)) {
    throw new GeminiBatchError('address-not-ours', { run: record.id, baseUrl: record.baseUrl });
  }
  return await geminiBackend(flags, record.baseUrl, session);
}

/** A folder may come from a stranger: the key goes to Google, to this machine, or where the user's environment says. */
function isTrusted(baseUrl: string, { env }: Session): boolean {
  if (!URL.canParse(baseUrl)) return false;
  const { origin, hostname } = new URL(baseUrl);
  const named = env.GOOGLE_GEMINI_BASE_URL ?? '';
  const own = [googleBaseUrl, ...(URL.canParse(named) ? [named] : [])].map((address) => new URL(address).origin);
  return own.includes(origin) || ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
}

async function geminiBackend(flags: BackendFlags, baseUrl: string, session: Session): Promise<Backend> {
  const { env, signal, lang, terminal, words } = session;
  const named = flags.tokenFile === undefined ? undefined : await readTokenFile(flags.tokenFile, nodeFiles);
  const apiKey = named ?? environmentKeys(env)[0]?.apiKey;
  if (!apiKey) throw new GeminiBatchError('key-missing', {});
  const onRetry = (error: GeminiBatchError, delayMs: number) => {
    const { message } = describeError(error, lang);
    terminal.note(words.retrying(plainLine(message), formatDuration(delayMs / 1000)));
  };
  return { client: createClient({ apiKey, baseUrl, signal, onRetry }), apiKey, emulator: null };
}

async function emulatorBackend(settings: EmulatorSettings, session: Session): Promise<Backend> {
  const fetch = await openEmulator(settings, session);
  const { signal } = session;
  const client = createClient({ apiKey: embeddedKey, baseUrl: embeddedBaseUrl, fetch, signal });
  return { client, apiKey: embeddedKey, emulator: settings };
}

/** The way to the embedded emulator. Throws what is wrong with its settings, and `output-not-writable`. */
export async function openEmulator(settings: EmulatorSettings, { lang }: Session): Promise<typeof fetch> {
  const { checkAnswers, createEmulator, faultRules } = await import('gemini-batch-emulator');
  const { answers, faults: sources, ...others } = settings;
  const read = async () => {
    if (answers !== null) await checkAnswers(answers);
    return await faultRules(sources);
  };
  const faults = await read().catch((error: unknown) => {
    throw sourceProblem(error, { lang, name: 'gemini-batch-test emulator' });
  });
  await writing(settings.dataDir, () => nodeFiles.makeFolder(settings.dataDir));
  const emulator = createEmulator({ ...others, faults, ...(answers === null ? {} : { answers }) });
  return (input, init) => emulator.fetch(input, init);
}

/**
 * A run's context on a backend. An embedded emulator shows a job at once unless a fault prevents it, so a lost one need
 * not be waited for.
 */
export function runContext(backend: Backend, session: Session, more: Partial<RunContext>): RunContext {
  const lookup = backend.emulator?.faults.length === 0 ? { lookupSpanMs: 0 } : {};
  return {
    client: backend.client,
    apiKey: backend.apiKey,
    signal: session.signal,
    ...lookup,
    ...session.parts,
    ...more,
  };
}
