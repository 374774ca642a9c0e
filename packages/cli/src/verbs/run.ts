import {
  gitContext,
  nodeFiles,
  openRun,
  reportWords,
  resumeRun,
  scenarioOf,
  startRun,
  workflowOrigin,
} from '@gemini-batch-test/core';
import { openBackend, runContext } from '../backend.ts';
import type { BackendFlags } from '../options/backend-flags.ts';
import { type SuiteFlags, suiteFromFlags } from '../options/suite-flags.ts';
import type { Session } from '../session.ts';
import { showProgress } from '../show-progress.ts';
import { showReport } from '../show-report.ts';

export interface RunFlags extends BackendFlags, SuiteFlags {
  readonly seed?: number;
  readonly model?: string;
  readonly interval: number;
  readonly maxAttempts: number;
  readonly requestsPerJob: number;
  readonly json?: boolean;
  readonly strict?: boolean;
  readonly allowUnknownPrice?: boolean;
}

/** Everything: requests, jobs, waiting, report. */
export async function run(input: string | undefined, flags: RunFlags, session: Session): Promise<number> {
  const { folder, context } = await begin(input, flags, session);
  const report = await resumeRun(folder, context);
  return await showReport(report, await openRun(folder, { files: nodeFiles }), flags, session);
}

/** Starts a run: what `run` and `create` have in common. */
export async function begin(
  input: string | undefined,
  flags: RunFlags,
  session: Session,
): Promise<{ folder: string; context: ReturnType<typeof runContext> }> {
  const suite = await suiteFromFlags(input, flags);
  const backend = await openBackend(flags, session);
  const onEvent = showProgress(session, { toResults: false });
  const context = runContext(backend, session, { intervalSeconds: flags.interval, onEvent });
  const options = {
    suite,
    model: flags.model ?? null,
    lang: session.lang,
    emulator: backend.emulator,
    git: gitContext(session.env),
    origin: workflowOrigin(session.env),
    maxAttempts: flags.maxAttempts,
    requestsPerJob: flags.requestsPerJob,
    allowUnknownPrice: flags.allowUnknownPrice ?? false,
  };
  const folder = await startRun(options, context);
  session.began(folder);
  const { source } = suite;
  const scenario = source.kind === 'generator' ? scenarioOf(source.type, source.count) : null;
  const { record } = await openRun(folder, { files: nodeFiles });
  if (scenario !== null && !record.emulated) {
    const { duration } = reportWords(session.lang);
    const { from, to } = scenario.expectedSeconds;
    session.terminal.note(session.words.expectedTime(duration(from), duration(to)));
  }
  return { folder, context };
}
