import { realpath } from 'node:fs/promises';
import process from 'node:process';
import { defaultSuiteFile, GeminiBatchError, readTokenFile } from '@gemini-batch-test/core';
import { ActionProblemError } from './action-problem.ts';
import { runSoFar } from './batch-test.ts';
import { decide } from './decide.ts';
import { openComment } from './github/open-comment.ts';
import { createTellGithub, type TellGithub } from './github/tell-github.ts';
import { checkInputs, type InputName, type Inputs, langOfInputs } from './inputs.ts';
import type { Interruption } from './interruption.ts';
import type { Outcome } from './outcome.ts';
import type { Scene } from './scene.ts';
import { createSession, type Session } from './session.ts';
import { tell } from './tell.ts';
import { testSuite } from './test-suite.ts';
import { workflowEvent } from './workflow-event.ts';
import { workingFolder } from './workspace.ts';

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
export async function runAction({ env, read, payload, interruption }: Runner): Promise<boolean> {
  const session = createSession(langOfInputs(read), env, interruption);
  session.secrets.add(read('api-key'));
  session.secrets.add(read('github-token'));
  const workspace = await realpath(env.GITHUB_WORKSPACE || '.');
  const event = workflowEvent(env, payload);
  const title = read('suite') || read('type') || defaultSuiteFile;
  const scene: Scene = {
    workspace,
    event,
    title,
    inputs: null,
    suite: null,
    comment: null,
    run: null,
    emulated: false,
  };
  // GitHub gives a fork's run no right to write: that it fails is nobody's mistake.
  const tellGithub = createTellGithub(session, (task) => task === 'comment' && event.secretsWithheld);
  const outcome = await attempt(read, scene, session, tellGithub);
  return await tell(outcome, scene, session, tellGithub);
}

async function attempt(read: Runner['read'], scene: Scene, session: Session, tellGithub: TellGithub): Promise<Outcome> {
  const { interruption, files } = session;
  try {
    const inputs = requireInputs(read);
    scene.inputs = inputs;
    process.chdir(await workingFolder(scene.workspace, inputs.workingDirectory));
    const apiKey = inputs.apiKey || (inputs.tokenFile === null ? '' : await readTokenFile(inputs.tokenFile, files));
    session.secrets.add(apiKey);
    const decision = decide(inputs, scene.event, { hasKey: apiKey !== '' });
    if (decision.kind === 'skip') return { kind: 'skipped' };
    if (decision.kind === 'key-missing') throw new GeminiBatchError('key-missing', {});
    if (decision.kind === 'fork-refused') throw new ActionProblemError({ kind: 'fork-refused' });
    scene.emulated = decision.backend === 'emulator';
    scene.comment = openComment(inputs, scene.event, session);
    const timer = setTimeout(() => interruption.stop('timeout'), inputs.timeoutMinutes * 60_000);
    try {
      return await testSuite(inputs, { ...decision, apiKey }, scene, { ...session, tellGithub });
    } finally {
      clearTimeout(timer);
    }
  } catch (error) {
    // Jobs may have been made since the run was last looked at.
    const run = scene.run && (await runSoFar(scene.run.folder, files).catch(() => scene.run));
    const by = interruption.by();
    return by === null ? { kind: 'failed', error, run } : { kind: 'stopped', by, run };
  }
}

function requireInputs(read: Runner['read']): Inputs {
  const checked = checkInputs(read);
  if ('faults' in checked) throw new ActionProblemError({ kind: 'inputs', faults: checked.faults });
  return checked.value;
}
