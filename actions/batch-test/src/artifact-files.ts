import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Files, reportFiles, runPaths } from '@gemini-batch-test/core';
import type { ArtifactKind } from './inputs.ts';

/** What is kept: what the workflow says, else nothing with prompts and answers where everybody can download it. */
export function artifactKind(said: ArtifactKind | null, isPrivate: boolean): ArtifactKind {
  return said ?? (isPrivate ? 'full' : 'report');
}

/** The files of a run that go into an artifact. Those of `report` hold keys, figures and reasons only. */
export async function artifactFiles(folder: string, kind: 'full' | 'report', files: Files): Promise<string[]> {
  const { report, reportMarkdown, results, record, journal } = runPaths(folder);
  if (kind === 'full') return await filesBelow(folder);
  const found: string[] = [];
  // Made without prompts and answers where only this is kept.
  const rendered = [reportFiles.html, reportFiles.junit].map((name) => join(folder, name));
  for (const path of [report, reportMarkdown, ...rendered, results, record, journal]) {
    if (await files.exists(path)) found.push(path);
  }
  return found;
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
