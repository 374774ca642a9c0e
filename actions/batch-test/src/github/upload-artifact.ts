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

/** Keeps files as an artifact of the workflow run. */
export async function uploadArtifact({ name, files, rootFolder, retentionDays }: ArtifactOptions): Promise<void> {
  const options = retentionDays === null ? {} : { retentionDays };
  await new DefaultArtifactClient().uploadArtifact(name, [...files], rootFolder, options);
}
