import { realpath } from 'node:fs/promises';
import process from 'node:process';
import { defaultSuiteFile, GeminiBatchError, readTokenFile } from '@gemini-batch-test/core';
import { ActionProblemError, explain } from './action-problem.ts';
import { runSoFar } from './batch-test.ts';
import { decide } from './decide.ts';
import { openComment } from './github/open-comment.ts';
import { createTellGithub, type TellGithub } from './github/tell-github.ts';
import { checkInputs, type InputName, type Inputs, langOfInputs } from './inputs.ts';
import type { Interruption } from './interruption.ts';
import type { Known } from './known.ts';
import type { Outcome } from './outcome.ts';
import { outputsOf } from './outputs.ts';
import { runSuite } from './run-suite.ts';
import { createSession, type Session } from './session.ts';
import { setOutputs, tell } from './tell.ts';
import { workflowEvent } from './workflow-event.ts';
import { requireLinksInside, workingFolder } from './workspace.ts';

/** What the runner gives to an action. */
export interface Runner {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** An input's text without blanks around it. */
  readonly read: (name: InputName) => string;
  /** The payload of the event. */
  readonly payload: unknown;
  readonly interruption: Interruption;
}

/** The whole action. True when the step may be green. Everything is told before this returns. */
export async function runAction(runner: Runner): Promise<boolean> {
  const { env, read, interruption } = runner;
  const session = createSession(langOfInputs(read), env, interruption);
  session.secrets.add(read('api-key'));
  session.secrets.add(read('github-token'));
  try {
    return await runAndTell(runner, session);
  } catch (error) {
    // Not even the workflow could be told, or the telling itself failed: what is left is the log and the outputs.
    session.log.error(session.words.failedInLog(explain(error, session.lang, session.words)));
    setOutputs(outputsOf({ kind: 'failed', error, run: null }, { files: null, commentUrl: null }));
    return false;
  }
}

async function runAndTell({ env, read, payload }: Runner, session: Session): Promise<boolean> {
  const path = env.GITHUB_WORKSPACE || '.';
  const workspace = await realpath(path).catch(() => null);
  if (workspace === null) throw new ActionProblemError({ kind: 'no-folder', path });
  const event = workflowEvent(env, payload);
  const title = read('suite') || read('type') || defaultSuiteFile;
  const known: Known = {
    workspace,
    event,
    title,
    inputs: null,
    suite: null,
    comment: openComment(read, event, session),
    run: null,
    emulated: false,
  };
  // GitHub gives a fork's run no right to write: that it fails is nobody's mistake.
  const tellGithub = createTellGithub(session, (task) => task === 'comment' && event.secretsWithheld);
  const outcome = await attempt(read, known, session, tellGithub);
  return await tell(outcome, known, session, tellGithub);
}

async function attempt(read: Runner['read'], known: Known, session: Session, tellGithub: TellGithub): Promise<Outcome> {
  const { interruption, files } = session;
  try {
    const inputs = requireInputs(read);
    known.inputs = inputs;
    process.chdir(await workingFolder(known.workspace, inputs.workingDirectory));
    await requireLinksInside(known.workspace, 'output');
    const apiKey = inputs.apiKey || (inputs.tokenFile === null ? '' : await readTokenFile(inputs.tokenFile, files));
    session.secrets.add(apiKey);
    const decision = decide(inputs, known.event, { hasKey: apiKey !== '' });
    if (decision.kind === 'skip') return { kind: 'skipped' };
    if (decision.kind === 'key-missing') throw new GeminiBatchError('key-missing', {});
    if (decision.kind === 'fork-refused') throw new ActionProblemError({ kind: 'fork-refused' });
    known.emulated = decision.backend === 'emulator';
    const timer = setTimeout(() => interruption.stop('timeout'), inputs.timeoutMinutes * 60_000);
    try {
      return await runSuite(inputs, { ...decision, apiKey }, known, { ...session, tellGithub });
    } finally {
      clearTimeout(timer);
    }
  } catch (error) {
    // Jobs may have been made since the run was last looked at.
    const run = known.run && (await runSoFar(known.run.folder, files).catch(() => known.run));
    const by = interruption.by();
    return by === null ? { kind: 'failed', error, run } : { kind: 'stopped', by, run };
  }
}

function requireInputs(read: Runner['read']): Inputs {
  const checked = checkInputs(read);
  if ('faults' in checked) throw new ActionProblemError({ kind: 'inputs', faults: checked.faults });
  return checked.value;
}
