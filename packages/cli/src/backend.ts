import { resolve } from 'node:path';
import {
  createClient,
  describeError,
  type EmulatorSettings,
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
const embeddedBaseUrl = 'http://gemini-batch-emulator.localhost';

/** Any key will do there. */
const embeddedKey = 'emulator';

/** The pace at which 50 requests take a few seconds. */
const defaultSpeed = 60;

/** The backend that the flags ask for. Throws `key-missing` or what is wrong with the token file. */
export async function openBackend(flags: BackendFlags, session: Session): Promise<Backend> {
  refuseWithoutEmulator(flags);
  if (!flags.emulator) return await geminiBackend(flags, session.env.GOOGLE_GEMINI_BASE_URL || googleBaseUrl, session);
  const answers = flags.emulatorAnswers === undefined ? null : resolve(flags.emulatorAnswers);
  if (answers !== null && !(await nodeFiles.exists(answers))) {
    throw new GeminiBatchError('input-missing', { file: flags.emulatorAnswers ?? '' });
  }
  const dataDir = resolve('output', 'emulator');
  const { isFaultFile } = await import('gemini-batch-emulator');
  const faults = (flags.emulatorFaults ?? []).map((source) => (isFaultFile(source) ? resolve(source) : source));
  return await emulatorBackend(
    { dataDir, speed: flags.emulatorSpeed ?? defaultSpeed, seed: flags.seed ?? 1, answers, faults },
    session,
  );
}

/** What was meant for the emulator must not go to the service, which is paid. */
function refuseWithoutEmulator({ emulator, emulatorAnswers, emulatorFaults, emulatorSpeed }: BackendFlags): void {
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
  return await geminiBackend(flags, record.baseUrl, session);
}

async function geminiBackend(flags: BackendFlags, baseUrl: string, session: Session): Promise<Backend> {
  const { env, signal, lang, terminal, words } = session;
  const named = flags.tokenFile === undefined ? undefined : await readTokenFile(flags.tokenFile, nodeFiles);
  const apiKey = named ?? environmentKey(env)?.apiKey;
  if (!apiKey) throw new GeminiBatchError('key-missing', {});
  const onRetry = (error: GeminiBatchError, delayMs: number) => {
    const { message } = describeError(error, lang);
    terminal.note(words.retrying(plainLine(message), formatDuration(delayMs / 1000)));
  };
  return { client: createClient({ apiKey, baseUrl, signal, onRetry }), apiKey, emulator: null };
}

/** The names under which a key may stand in the environment, in the order of the SDK: the first that holds one wins. */
const keyVariables = ['GOOGLE_API_KEY', 'GEMINI_API_KEY'] as const;

function environmentKey(env: Session['env']): { readonly variable: string; readonly apiKey: string } | null {
  for (const variable of keyVariables) {
    const apiKey = env[variable]?.trim();
    if (apiKey) return { variable, apiKey };
  }
  return null;
}

async function emulatorBackend(settings: EmulatorSettings, { signal, lang }: Session): Promise<Backend> {
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
  const fetchEmulator: typeof fetch = (input, init) => emulator.fetch(input, init);
  const client = createClient({ apiKey: embeddedKey, baseUrl: embeddedBaseUrl, fetch: fetchEmulator, signal });
  return { client, apiKey: embeddedKey, emulator: settings };
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
