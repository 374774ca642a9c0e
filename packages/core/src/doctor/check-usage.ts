import { concurrentJobLimit } from '../planner/tier-limits.ts';
import { batchListSchema, fileListSchema } from '../wire/index.ts';
import type { Probe } from './doctor-site.ts';
import { type Finding, finding } from './finding.ts';
import { readPages } from './read-pages.ts';
import { refusal, unexpected } from './refusal.ts';

/** A project may store so much (ai.google.dev/gemini-api/docs/rate-limits, 2026-08-18, read as the smaller GB). */
const storageBytes = 20e9;

/** From this part of a limit on, a warning helps. */
const nearlyFull = 0.8;

/** The newest 500 jobs: what has not ended is among them, but for jobs that have waited for weeks. */
const jobPages = 5;

/** 2,000 files. */
const filePages = 20;

/** Counts the jobs that go on. That they can be listed does not mean that new ones may be made. */
export async function checkJobs(probe: Probe): Promise<Finding> {
  const read = await readPages(probe, { path: 'batches', pages: jobPages }, (json) => {
    const parsed = batchListSchema.safeParse(json);
    return parsed.success
      ? { items: parsed.data.operations ?? [], nextPageToken: parsed.data.nextPageToken ?? '' }
      : null;
  });
  if ('answer' in read) return refusal('jobs', read.answer) ?? unexpected('jobs', 'batches.list');
  const ended = /(SUCCEEDED|FAILED|CANCELLED|EXPIRED)$/;
  const active = read.items.filter(({ done, metadata }) => done !== true && !ended.test(metadata?.state ?? '')).length;
  const used = active / concurrentJobLimit;
  const code = used >= 1 ? 'jobs-full' : used >= nearlyFull ? 'jobs-many' : 'jobs-ok';
  return finding('jobs', code, { active, limit: concurrentJobLimit, more: read.more });
}

/** Sums up the files that are stored. */
export async function checkFiles(probe: Probe): Promise<Finding> {
  const read = await readPages(probe, { path: 'files', pages: filePages }, (json) => {
    const parsed = fileListSchema.safeParse(json);
    return parsed.success ? { items: parsed.data.files ?? [], nextPageToken: parsed.data.nextPageToken ?? '' } : null;
  });
  if ('answer' in read) return refusal('files', read.answer) ?? unexpected('files', 'files.list');
  const bytes = read.items.reduce((sum, { sizeBytes }) => sum + (Number(sizeBytes ?? 0) || 0), 0);
  const used = bytes / storageBytes;
  const code = used >= 1 ? 'files-full' : used >= nearlyFull ? 'files-many' : 'files-ok';
  return finding('files', code, { files: read.items.length, bytes, limitBytes: storageBytes, more: read.more });
}
