import { expect, test } from 'vitest';
import { runCli } from './support/run-cli.ts';
import { readReport } from './support/run-folder.ts';
import { servedEmulator } from './support/served-emulator.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const workflow = {
  GITHUB_ACTIONS: 'true',
  GITHUB_REPOSITORY_ID: '123',
  GITHUB_RUN_ID: '456',
  GITHUB_REPOSITORY: 'org/name',
  GITHUB_SHA: 'abc',
  GITHUB_REF: 'refs/pull/7/merge',
};

test.concurrent.for([
  { where: 'in a workflow of GitHub', env: workflow, origin: '123.456' },
  { where: 'elsewhere', env: {}, origin: 'local' },
])('run $where names its job so that it is found from there', async ({ env, origin }) => {
  await using service = await servedEmulator();
  await using folder = await temporaryFolder();
  const args = ['run', '--type', 'simple', '--count', '2', '--interval', '0.02'];
  const { exitCode } = await runCli(args, { cwd: folder.path, env: { ...service.env, ...env } });
  expect(exitCode).toBe(0);
  const { run } = await readReport(folder.path);
  expect((await service.jobs()).map(({ metadata }) => metadata.displayName)).toEqual([
    `gbt1/${origin}/${run.id}/0001/1`,
  ]);
  expect(run.git?.pullRequest).toBe(env === workflow ? 7 : undefined);
});
