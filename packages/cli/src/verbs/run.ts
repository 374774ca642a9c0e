import {
  GeminiBatchError,
  gitContext,
  nodeFiles,
  openRun,
  type RunContext,
  resumeRun,
  startRun,
  submitRun,
  workflowOrigin,
} from '@gemini-batch-test/core';
import { openBackend, runContext } from '../backend.ts';
import { exitCodes } from '../exit-codes.ts';
import {
  type BackendFlags,
  type BaselineFlags,
  ownPrices,
  type PricesFlag,
  type WaitFlags,
  waiting,
} from '../options/backend-flags.ts';
import type { ReportFlags } from '../options/report-flags.ts';
import { type SuiteFlags, suiteFromFlags } from '../options/suite-flags.ts';
import type { Session } from '../session.ts';
import { showExpectedTime } from '../show-expected-time.ts';
import { showProgress } from '../show-progress.ts';
import { showReport } from '../show-report.ts';

export interface RunFlags extends BackendFlags, SuiteFlags, WaitFlags, BaselineFlags, PricesFlag, ReportFlags {
  readonly seed?: number;
  readonly model?: string;
  readonly maxAttempts: number;
  readonly requestsPerJob: number;
  readonly concurrency: number;
  readonly detach?: boolean;
  readonly inline?: boolean;
  readonly canaries: number;
  readonly json?: boolean;
  readonly strict?: boolean;
  readonly allowUnknownPrice?: boolean;
}

/** Everything: requests, jobs, waiting, report. */
export async function run(input: string | undefined, flags: RunFlags, session: Session): Promise<number> {
  if (flags.detach && flags.report !== undefined) {
    const value = `${flags.report.join()} --detach`;
    throw new GeminiBatchError('option-unfit', { option: '--report', value, goesWith: 'gemini-batch-test resume RUN' });
  }
  const begun = await begin(input, flags, session);
  if (flags.detach) return await submit(begun, flags, session);
  const { folder, context } = begun;
  const report = await resumeRun(folder, context);
  return await showReport(report, await openRun(folder, { files: nodeFiles }), flags, session);
}

/** Creates the jobs of a run that has begun, and waits for none of them; prints their names. */
export async function submit(
  { folder, context }: { readonly folder: string; readonly context: RunContext },
  { json }: { readonly json?: boolean },
  { terminal, words }: Session,
): Promise<number> {
  const { record, shards } = await submitRun(folder, context);
  const jobs = shards.flatMap(({ job }) => (job === null ? [] : [job]));
  if (json) terminal.out(`${JSON.stringify({ run: record.id, folder, jobs }, null, 2)}\n`);
  else {
    for (const job of jobs) terminal.out(`${job}\n`);
    terminal.note(words.runNext(`gemini-batch-test monitor ${jobs.length === 1 ? jobs[0] : record.id}`));
  }
  return exitCodes.passed;
}

/** Starts a run: what `run` and `create` have in common. */
export async function begin(
  input: string | undefined,
  flags: RunFlags,
  session: Session,
): Promise<{ folder: string; context: RunContext }> {
  const suite = await suiteFromFlags(input, flags);
  const prices = await ownPrices(flags);
  const backend = await openBackend(flags, session);
  const onEvent = showProgress(session, { toResults: false });
  const context = runContext(backend, session, { ...waiting(flags, session), ...prices, onEvent });
  const options = {
    suite,
    model: flags.model ?? null,
    lang: session.lang,
    emulator: backend.emulator,
    git: gitContext(session.env),
    origin: workflowOrigin(session.env),
    maxAttempts: flags.maxAttempts,
    requestsPerJob: flags.requestsPerJob,
    concurrency: flags.concurrency,
    onStuck: flags.onStuck ?? 'wait',
    inline: flags.inline ?? false,
    canaries: flags.canaries,
    baseline: flags.baseline ?? null,
    allowUnknownPrice: flags.allowUnknownPrice ?? false,
  };
  const folder = await startRun(options, context);
  session.began(folder);
  const { record } = await openRun(folder, { files: nodeFiles });
  await showExpectedTime(record, session);
  return { folder, context };
}
