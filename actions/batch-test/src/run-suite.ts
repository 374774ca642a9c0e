import { defaultSuiteFile, formatUsd, gitContext, type StartOptions, workflowOrigin } from '@gemini-batch-test/core';
import { ActionProblemError } from './action-problem.ts';
import { type Backend, emulatorBackend, geminiBackend } from './backend.ts';
import { batchTest, runSoFar } from './batch-test.ts';
import { progressBody } from './comment-body.ts';
import type { Decision } from './decide.ts';
import type { TellGithub } from './github/tell-github.ts';
import type { Inputs } from './inputs.ts';
import { frameOf, type Known } from './known.ts';
import type { Outcome, RunSoFar } from './outcome.ts';
import { areOwnFiles } from './own-files.ts';
import type { Session } from './session.ts';
import { showProgress, showRetry } from './show-progress.ts';
import { suiteOfInputs } from './suite-of-inputs.ts';
import type { WorkflowEvent } from './workflow-event.ts';
import { requireInside, requireOther } from './workspace.ts';

/** Tests the suite of the inputs on a backend, keeping the comment up to date on the way. */
export async function runSuite(
  inputs: Inputs,
  asked: Extract<Decision, { kind: 'run' }> & { readonly apiKey: string },
  known: Known,
  session: Session & { readonly tellGithub: TellGithub },
): Promise<Outcome> {
  const { env, lang, log, files, words, interruption, secrets, tellGithub } = session;
  const { signal } = interruption;

  let commented = true;
  async function show(run: RunSoFar | null): Promise<void> {
    known.run = run;
    known.emulated = run?.emulated ?? known.emulated;
    const { comment } = known;
    // Where one could not be written the next try is the last form: progress is not worth the wait.
    if (comment === null || !commented) return;
    const body = secrets.redact(progressBody(frameOf(known, session), run));
    commented = (await tellGithub('comment', () => comment.write(body))) !== null;
  }

  const suite = await readSuite(inputs, { isFree: asked.backend === 'emulator' }, known, session);
  if (asked.backend === 'gemini' && asked.ownFilesOnly) await requireOwnFiles(known, session);
  await show(null);
  const options = { signal, onRetry: showRetry(log, lang, words) };
  const backend: Backend =
    asked.backend === 'emulator'
      ? await emulatorBackend(inputs.emulatorAnswers, files, options)
      : geminiBackend(asked.apiKey, env, options);
  const start: StartOptions = {
    suite,
    model: inputs.model,
    lang,
    emulator: backend.emulator,
    git: testedCommit(env, known.event),
    origin: workflowOrigin(env),
    allowUnknownPrice: inputs.allowUnknownPrice,
    maxAttempts: inputs.maxAttempts,
    ...(inputs.baseline === null ? {} : { baseline: inputs.baseline }),
  };
  const context = {
    client: backend.client,
    apiKey: backend.apiKey,
    files,
    signal,
    onEvent: showProgress(log, lang, words),
    // The emulator in this process shows a job at once, so a lost one need not be waited for.
    ...(backend.emulator === null ? {} : { lookupSpanMs: 0 }),
  };
  const { folder, ...finished } = await batchTest(start, context, show);
  return { kind: 'finished', run: await runSoFar(folder, files), finished };
}

/** The commit under test as a reader knows it: of a pull request, its head and not GitHub's merge of it. */
function testedCommit(
  env: Session['env'],
  { sha, pullRequest }: WorkflowEvent,
): NonNullable<StartOptions['git']> | null {
  const git = gitContext(env);
  return git && { ...git, sha, pullRequest };
}

async function readSuite(
  inputs: Inputs,
  { isFree }: { readonly isFree: boolean },
  known: Known,
  { files, log, words }: Session,
): Promise<StartOptions['suite']> {
  const isLimited = known.event.isForPullRequest && !isFree;
  if (inputs.type === null) await requireInside(known.workspace, inputs.suite ?? defaultSuiteFile);
  const inUse = await suiteOfInputs(inputs, { files, isLimited });
  const { suite, file, limitedUsd } = inUse;
  known.suite = inUse;
  known.title = suite.name ?? known.title;
  if (suite.source.kind !== 'generator') await requireInside(known.workspace, suite.source.file);
  if (suite.prices !== undefined) await requireInside(known.workspace, suite.prices);
  if (inputs.emulatorAnswers !== null) await requireInside(known.workspace, inputs.emulatorAnswers);
  const baseline = inputs.baseline ?? suite.baseline ?? null;
  if (baseline !== null) await requireInside(known.workspace, baseline);
  const named = [
    file,
    suite.source.kind === 'generator' ? null : suite.source.file,
    suite.prices ?? null,
    baseline,
    inputs.emulatorAnswers,
  ];
  await requireOther(
    inputs.tokenFile,
    named.filter((path) => path !== null),
  );
  if (limitedUsd !== null) log.info(words.limitForPullRequest(formatUsd(limitedUsd)));
  return suite;
}

/** Refuses to send what a fork's checkout holds. */
async function requireOwnFiles({ suite, workspace, event: { ownSha } }: Known, { files }: Session): Promise<void> {
  const source = suite?.suite.source;
  const paths = [
    suite?.file ?? null,
    source === undefined || source.kind === 'generator' ? null : source.file,
    // Lower prices would let more be spent.
    suite?.suite.prices ?? null,
  ];
  const named = paths.filter((path) => path !== null);
  if (!(await areOwnFiles(named, { workspace, ownSha }, files))) throw new ActionProblemError({ kind: 'fork-refused' });
}
