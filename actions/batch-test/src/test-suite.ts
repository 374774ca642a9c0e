import { defaultSuiteFile, formatUsd, gitContext, type StartOptions, workflowOrigin } from '@gemini-batch-test/core';
import { ActionProblemError } from './action-problem.ts';
import { type Backend, emulatorBackend, geminiBackend } from './backend.ts';
import { batchTest, runSoFar } from './batch-test.ts';
import { progressBody } from './comment-body.ts';
import type { Decision } from './decide.ts';
import type { TellGithub } from './github/tell-github.ts';
import type { Inputs } from './inputs.ts';
import type { Outcome, RunSoFar } from './outcome.ts';
import { areOwnFiles } from './own-files.ts';
import { frameOf, type Scene } from './scene.ts';
import type { Session } from './session.ts';
import { showProgress, showRetry } from './show-progress.ts';
import { suiteOfInputs } from './suite-of-inputs.ts';
import type { WorkflowEvent } from './workflow-event.ts';
import { requireInside } from './workspace.ts';

/** Tests the suite of the inputs on a backend, keeping the comment up to date on the way. */
export async function testSuite(
  inputs: Inputs,
  asked: Extract<Decision, { kind: 'run' }> & { readonly apiKey: string },
  scene: Scene,
  session: Session & { readonly tellGithub: TellGithub },
): Promise<Outcome> {
  const { env, lang, log, files, words, interruption, secrets, tellGithub } = session;
  const { signal } = interruption;

  let commented = true;
  async function show(run: RunSoFar | null): Promise<void> {
    scene.run = run;
    scene.emulated = run?.emulated ?? scene.emulated;
    const { comment } = scene;
    // Where one could not be written the next try is the last form: progress is not worth the wait.
    if (comment === null || !commented) return;
    const body = secrets.redact(progressBody(frameOf(scene, session), run));
    commented = (await tellGithub('comment', () => comment.write(body))) !== null;
  }

  const suite = await readSuite(inputs, scene, session);
  if (asked.backend === 'gemini' && asked.ownFilesOnly) await requireOwnFiles(scene, session);
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
    git: testedCommit(env, scene.event),
    origin: workflowOrigin(env),
    allowUnknownPrice: inputs.allowUnknownPrice,
    maxAttempts: inputs.maxAttempts,
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

async function readSuite(inputs: Inputs, scene: Scene, { files, log, words }: Session): Promise<StartOptions['suite']> {
  const isPullRequest = scene.event.pullRequest !== null;
  if (inputs.type === null) await requireInside(scene.workspace, inputs.suite ?? defaultSuiteFile);
  const inUse = await suiteOfInputs(inputs, { files, isPullRequest });
  const { suite, limitedUsd } = inUse;
  scene.suite = inUse;
  scene.title = suite.name ?? scene.title;
  if (suite.source.kind !== 'generator') await requireInside(scene.workspace, suite.source.file);
  if (inputs.emulatorAnswers !== null) await requireInside(scene.workspace, inputs.emulatorAnswers);
  if (limitedUsd !== null) log.info(words.limitForPullRequest(formatUsd(limitedUsd)));
  return suite;
}

/** Refuses to send what a fork's checkout holds. */
async function requireOwnFiles({ suite, workspace, event: { ownSha } }: Scene, { files }: Session): Promise<void> {
  const source = suite?.suite.source;
  const paths = [suite?.file ?? null, source === undefined || source.kind === 'generator' ? null : source.file];
  const named = paths.filter((path) => path !== null);
  if (!(await areOwnFiles(named, { workspace, ownSha }, files))) throw new ActionProblemError({ kind: 'fork-refused' });
}
