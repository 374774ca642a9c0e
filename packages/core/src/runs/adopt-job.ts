import { jobView } from '../monitor/job-view.ts';
import { appendToJournal, factNow } from './folder/journal.ts';
import { makeRunFolder } from './folder/run-paths.ts';
import { defaultConcurrency, type EmulatorSettings, type NewRun, writeRunRecord } from './folder/run-record.ts';
import { writing } from './folder/writing.ts';
import { type FullContext, type RunContext, withDefaults } from './run-context.ts';
import { writeRequests } from './start/write-requests.ts';
import { localOrigin } from './workflow-context.ts';

/**
 * Makes a run folder for a job that was begun elsewhere. Its requests are those of `input` when given; else only what
 * the job says of itself is known. Returns the folder.
 */
export async function adoptJob(
  job: string,
  options: { input: string | null; emulator: EmulatorSettings | null },
  runContext: RunContext,
): Promise<string> {
  const context = withDefaults(runContext);
  const { client, clock } = context;
  const view = jobView(await client.getBatch(job));
  const { id, folder } = await makeRunFolder(context);
  const known = options.input === null ? null : await copyRequests(options.input, folder, context);
  const run: NewRun = {
    id,
    origin: localOrigin,
    createdAt: new Date(view.createdAtMs ?? clock.now()).toISOString(),
    model: view.model ?? 'unknown',
    suite: null,
    suiteDigest: '',
    options: {
      gates: {},
      maxAttempts: 1,
      concurrency: defaultConcurrency,
      onStuck: 'wait',
      inline: false,
      canaries: 0,
    },
    generated: null,
    emulator: options.emulator,
    git: null,
    baseline: null,
    requestsKnown: known !== null,
    shards: [{ shard: 1, requests: known ?? view.requests ?? 0, sizeBytes: 0 }],
  };
  // A folder without a record is no run, so none can look as if its job were still to be made.
  const created = factNow({ type: 'created', shard: 1, attempt: 1, job }, clock);
  await appendToJournal(folder, created, context.files);
  await writeRunRecord(folder, run, context);
  return folder;
}

/** Copies the requests of `file`; leaves no folder behind when one cannot be used. */
async function copyRequests(file: string, folder: string, context: FullContext): Promise<number> {
  try {
    const source = { kind: 'requests', file } as const;
    const written = await writing(folder, () =>
      writeRequests(folder, source, { lang: 'en', model: '', checked: null }, context),
    );
    return written.requests;
  } catch (error) {
    await context.files.remove(folder).catch(() => {});
    throw error;
  }
}
