import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LoopbackGithubOptions } from '../github/github-options.ts';
import { type LoopbackGithub, loopbackGithub } from '../github/loopback-github.ts';
import { type ServedEmulator, type ServedOptions, servedEmulator } from '../served-emulator.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';
import { type ActionOptions, type ActionRun, type StartedAction, startAction } from './start-action.ts';

/** The key of whoever owns the repository. */
export const ownersKey = 'AIzaSyTheKeyOfTheOwner_0123456789-aBcDeF';

type SceneRun = Omit<ActionOptions, 'workspace'>;

/** A repository in a workflow: its files, GitHub, and the service. */
export interface ActionScene extends AsyncDisposable {
  readonly folder: TemporaryFolder;
  readonly workspace: string;
  readonly github: LoopbackGithub;
  readonly service: ServedEmulator;
  start(run: SceneRun): Promise<StartedAction>;
  run(run: SceneRun): Promise<ActionRun>;
}

export interface SceneOptions {
  readonly github?: LoopbackGithubOptions;
  readonly service?: ServedOptions;
}

/** Sets a scene. The workflow has a key and a token unless a run says otherwise. */
export async function actionScene(options: SceneOptions = {}): Promise<ActionScene> {
  const folder = await temporaryFolder();
  const workspace = join(folder.path, 'workspace');
  await mkdir(workspace);
  const github = await loopbackGithub({ repository: 'octo-org/prompts', ...options.github });
  const service = await servedEmulator(options.service);
  const start = ({ event, inputs, env }: SceneRun) =>
    startAction({
      workspace,
      event,
      inputs: { 'api-key': ownersKey, 'github-token': github.token, ...inputs },
      env: { ...github.env, GOOGLE_GEMINI_BASE_URL: service.url, ...env },
    });
  return {
    folder,
    workspace,
    github,
    service,
    start,
    run: async (run) => {
      await using action = await start(run);
      return await action.ended;
    },
    async [Symbol.asyncDispose]() {
      await service[Symbol.asyncDispose]();
      await github[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

const arithmetic = fileURLToPath(new URL('../../../examples/arithmetic/', import.meta.url));

/** Right and wrong answers to the questions of `writeSuite`: 6 of 8 are right. */
export const recordedAnswers: string = join(arithmetic, 'recorded-answers.jsonl');

/** A suite of word problems with a check, as a user has it in a repository. */
export async function writeSuite({ folder }: ActionScene, more = '', where = 'workspace'): Promise<void> {
  await folder.write(
    `${where}/gemini-batch.yaml`,
    `name: arithmetic
dataset:
  file: data/questions.jsonl
  prompt: '{{question}}'
  type: sums
checks:
  - number: '{{answer}}'
${more}`,
  );
  await folder.write(`${where}/data/questions.jsonl`, await readFile(join(arithmetic, 'questions.jsonl'), 'utf8'));
}

/** Leaves the workspace as actions/checkout does: a repository at a commit. */
export async function checkOut({ folder }: ActionScene, sha: string): Promise<void> {
  await folder.write('workspace/.git/HEAD', `${sha}\n`);
}
