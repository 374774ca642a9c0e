import { join } from 'node:path';
import {
  createClient,
  type EmulatorSettings,
  type Files,
  GeminiBatchError,
  type GeminiClient,
  googleBaseUrl,
} from '@gemini-batch-test/core';
import { createEmulator } from 'gemini-batch-emulator';

/** Who executes the jobs, and with which key. */
export interface Backend {
  readonly client: GeminiClient;
  readonly apiKey: string;
  readonly emulator: EmulatorSettings | null;
}

export interface BackendOptions {
  readonly signal: AbortSignal;
  readonly onRetry: (error: GeminiBatchError, delayMs: number) => void;
}

/** The service, or another address that the workflow names as Google's SDK has it. */
export function geminiBackend(
  apiKey: string,
  env: Readonly<Record<string, string | undefined>>,
  options: BackendOptions,
): Backend {
  const baseUrl = env.GOOGLE_GEMINI_BASE_URL || googleBaseUrl;
  return { client: createClient({ apiKey, baseUrl, ...options }), apiKey, emulator: null };
}

/**
 * The emulator in this process: it listens on no port, its handler is the `fetch`, and any key will do. Throws
 * `input-missing` when there are no such recorded `answers`.
 */
export async function emulatorBackend(
  answers: string | null,
  files: Files,
  { signal }: BackendOptions,
): Promise<Backend> {
  if (answers !== null && !(await files.exists(answers)))
    throw new GeminiBatchError('input-missing', { file: answers });
  const settings = { dataDir: join('output', 'emulator'), speed: 60, seed: 1 };
  await files.makeFolder(settings.dataDir);
  const emulator = createEmulator(answers === null ? settings : { ...settings, answers });
  const apiKey = 'emulator';
  const baseUrl = 'http://gemini-batch-emulator.localhost';
  const client = createClient({ apiKey, baseUrl, fetch: (input, init) => emulator.fetch(input, init), signal });
  return { client, apiKey, emulator: { ...settings, answers, faults: [] } };
}
