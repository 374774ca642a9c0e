import {
  createProbe,
  type DoctorSite,
  defaultModel,
  environmentKeys,
  fileMode,
  folderState,
  hasCode,
  nodeFiles,
  platformFetch,
  readTokenFile,
  requireKey,
  serviceAddress,
  systemClock,
  thisRuntime,
} from '@gemini-batch-test/core';
import { modelId } from '@gemini-batch-test/core/wire';
import { embeddedBaseUrl, emulatorSettings, openEmulator, refuseWithoutEmulator } from './backend.ts';
import type { BackendFlags } from './options/backend-flags.ts';
import type { Session } from './session.ts';

export interface DoctorFlags extends BackendFlags {
  readonly model?: string;
  /** Seconds that each check of the network may take. */
  readonly timeout: number;
}

/**
 * What the doctor looks at: this machine, and the service or emulator that the flags choose. `onKey` is told of a key that
 * must not be printed.
 */
export async function doctorSite(
  flags: DoctorFlags,
  session: Session,
  onKey: (apiKey: string) => void,
): Promise<DoctorSite> {
  refuseWithoutEmulator(flags);
  const { env, signal } = session;
  const settings = flags.emulator ? await emulatorSettings(flags) : null;
  for (const { apiKey } of environmentKeys(env)) onKey(apiKey);
  const baseUrl = settings === null ? env.GOOGLE_GEMINI_BASE_URL || undefined : embeddedBaseUrl;
  // The emulator is opened once: a second one would begin to count its faults anew.
  const way = settings === null ? Promise.resolve(platformFetch) : openEmulator(settings, session);
  await way.catch((error: unknown) => {
    // That is for a check to say.
    if (!hasCode(error, 'output-not-writable')) throw error;
  });
  return {
    runtime: thisRuntime(),
    env,
    tokenFile: flags.tokenFile ?? null,
    model: modelId(flags.model ?? defaultModel),
    isElsewhere: baseUrl !== undefined,
    emulatorFolder: settings?.dataDir ?? null,
    nowMs: systemClock.now,
    folder: () => folderState('output'),
    readKey: async (file) => {
      const apiKey = await readTokenFile(file, nodeFiles);
      onKey(apiKey);
      return { apiKey, mode: await fileMode(file) };
    },
    address: () => serviceAddress(baseUrl),
    requireKey,
    connect: async (apiKey) =>
      createProbe({
        apiKey,
        address: serviceAddress(baseUrl),
        fetch: await way,
        clock: systemClock,
        signal,
        timeoutMs: flags.timeout * 1000,
      }),
  };
}
