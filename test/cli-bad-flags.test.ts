import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { expectRefusal } from './support/expect-refusal.ts';
import { runCli } from './support/run-cli.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const simple = ['run', '--emulator', '--type', 'simple'];
const rows = ['run', '--emulator', '--dataset', 'rows.jsonl'];

test.concurrent.for<{ args: string[]; says: string[] }>([
  { args: ['rnu'], says: ['There is no command "rnu"; did you mean "run"?', '--help'] },
  { args: ['help', 'rnu'], says: ['There is no command "rnu"'] },
  { args: ['run', '--tpye', 'simple'], says: ['There is no option "--tpye"; did you mean "--type"?'] },
  { args: ['--nonsense'], says: ['There is no option "--nonsense"'] },
  {
    args: ['run', '--emulator', '--type', 'simpel'],
    says: ['"simpel" is not a value for --type', 'simple, complex, mixed, advanced'],
  },
  { args: ['generate', '--type', 'other'], says: ['"other" is not a value for --type'] },
  { args: ['generate'], says: ['--type'] },
  { args: ['monitor'], says: ['The argument <job|run> is missing'] },
  { args: [...simple, '--count'], says: ['The option "--count" needs a value'] },
  { args: [...simple, '--count', '0'], says: ['"0" is not a value for --count', '1 … 1000000'] },
  { args: [...simple, '--max-attempts', '0'], says: ['"0" is not a value for --max-attempts', '1 … 10'] },
  { args: ['create', 'in.jsonl', '--max-attempts', '1.5'], says: ['"1.5" is not a value for --max-attempts'] },
  { args: ['create', 'in.jsonl', '--emulator-speed', '60'], says: ['--emulator-speed 60', 'It goes with --emulator'] },
  { args: ['run', '--dataset', 'in.jsonl'], says: ['--prompt is missing'] },
  { args: [...simple, '--count', 'ten'], says: ['"ten" is not a value for --count'] },
  { args: [...simple, '--interval', '-1'], says: ['"-1" is not a value for --interval'] },
  { args: [...simple, '--min-pass-rate', '90'], says: ['"90" is not a value for --min-pass-rate', '0 … 1'] },
  { args: [...simple, '--lang', 'fr'], says: ['"fr" is not a value for --lang', 'en, zh'] },
  { args: [...simple, '--expect', 'number={{answer}}'], says: ['--expect', '--dataset'] },
  { args: [...simple, '--expect', 'contains={{answer}}'], says: ['--expect', '--dataset'] },
  { args: [...simple, '--expect', 'number=many'], says: ['"number=many" cannot be used'] },
  { args: [...simple, 'in.jsonl'], says: ['from one place only', 'in.jsonl, --type'] },
  { args: ['run', 'a', 'b', '--emulator'], says: ['There are more arguments than this command takes'] },
  { args: ['run', '--emulator'], says: ['There is nothing to run', 'gemini-batch.yaml'] },
  { args: rows, says: ['--prompt'] },
  {
    args: [...rows, '--prompt', 'x', '--expect', 'nubmer=1'],
    says: ['There is no check "nubmer"; did you mean "number"?', 'regex'],
  },
  { args: [...rows, '--prompt', 'x', '--expect', 'number=many'], says: ['"number=many" cannot be used'] },
  { args: [...rows, '--prompt', 'x', '--expect', 'regex=('], says: ['"regex=(" cannot be used'] },
  {
    args: ['run', '--type', 'simple', '--emulator', '--detach', '--report', 'html,junit'],
    says: ['"--report html,junit --detach" has no meaning here', 'It goes with gemini-batch-test resume RUN'],
  },
  { args: ['resume', 'nowhere', '--emulator'], says: ['There is no run or job "nowhere"', 'gemini-batch-test list'] },
  { args: ['run', '--emulator', '--suite', 'no.yaml'], says: ['"no.yaml" does not exist'] },
  { args: [...simple, '--emulator-answers', 'no.jsonl'], says: ['"no.jsonl" does not exist'] },
])('a command line that cannot be meant exits 2 and says what is wrong: $args', async ({ args, says }) => {
  await using folder = await temporaryFolder();
  expectRefusal(await runCli(args, { cwd: folder.path }), { exitCode: 2, says });
  expect(await readdir(folder.path)).toEqual([]);
});

test.concurrent('an option of another command is not suggested in its own place', async () => {
  await using folder = await temporaryFolder();
  const refused = await runCli(['generate', '--type', 'simple', '--emulator'], { cwd: folder.path });
  expectRefusal(refused, { exitCode: 2, says: ['There is no option "--emulator"'] });
  expect(refused.stderr).not.toContain('did you mean "--emulator"');
});
