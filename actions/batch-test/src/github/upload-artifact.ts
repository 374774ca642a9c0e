import { DefaultArtifactClient } from '@actions/artifact';

export interface ArtifactOptions {
  readonly name: string;
  readonly files: readonly string[];
  readonly rootFolder: string;
  readonly retentionDays: number | null;
}

/**
 * Whether artifacts can be kept: an enterprise server does not speak this protocol, and the library would say so in
 * words of its own (@actions/artifact 6.2.1, lib/internal/shared/config.js, `isGhes`).
 */
export function takesArtifacts(serverUrl = 'https://github.com'): boolean {
  return /(^|\.)(github\.com|ghe\.com|localhost)$/i.test(new URL(serverUrl).hostname);
}

/** A big artifact is on its way within this time; a service that does not answer would hold the runner for minutes. */
const uploadTimeoutMs = 5 * 60_000;

/** Keeps files as an artifact of the workflow run. Throws when that takes too long. */
export async function uploadArtifact({ name, files, rootFolder, retentionDays }: ArtifactOptions): Promise<void> {
  const options = retentionDays === null ? {} : { retentionDays };
  const uploaded = new DefaultArtifactClient().uploadArtifact(name, [...files], rootFolder, options);
  const timeout = AbortSignal.timeout(uploadTimeoutMs);
  const late = new Promise<never>((_, reject) => {
    timeout.addEventListener('abort', () => reject(new Error(`no answer within ${uploadTimeoutMs / 60_000} minutes`)));
  });
  await Promise.race([uploaded, late]);
}
