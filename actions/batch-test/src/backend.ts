import { join } from 'node:path';
import {
  createClient,
  type EmulatorSettings,
  type Files,
  type GeminiBatchError,
  type GeminiClient,
  googleBaseUrl,
} from '@gemini-batch-test/core';
import { createEmulator } from 'gemini-batch-emulator';

export type BackendKind = 'gemini' | 'emulator';

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

/** The emulator in this process: it listens on no port, its handler is the `fetch`, and any key will do. */
export async function emulatorBackend(files: Files, { signal }: BackendOptions): Promise<Backend> {
  const settings = { dataDir: join('output', 'emulator'), speed: 60, seed: 1, answers: null };
  await files.makeFolder(settings.dataDir);
  const { dataDir, speed, seed } = settings;
  const emulator = createEmulator({ dataDir, speed, seed });
  const apiKey = 'emulator';
  const baseUrl = 'http://gemini-batch-emulator.localhost';
  const client = createClient({ apiKey, baseUrl, fetch: (input, init) => emulator.fetch(input, init), signal });
  return { client, apiKey, emulator: settings };
}
