import { describe, expect, test } from 'vitest';
import { presets } from '../packages/emulator/src/index.ts';
import { englishPhrases } from './support/english-phrases.ts';
import { expectRefusal } from './support/expect-refusal.ts';
import { runCli } from './support/run-cli.ts';
import { servedEmulator } from './support/served-emulator.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

/** The same command, as a verb of the tool and on its own. */
const commands = [
  { name: 'gemini-batch-test emulator', before: ['emulator'], isEmulator: false },
  { name: 'gemini-batch-emulator', before: [], isEmulator: true },
];

async function ran(
  command: (typeof commands)[number] | undefined,
  args: readonly string[],
  files: Record<string, string> = {},
) {
  await using folder = await temporaryFolder();
  for (const [file, text] of Object.entries(files)) await folder.write(file, text);
  return await runCli([...(command?.before ?? []), ...args], {
    cwd: folder.path,
    isEmulator: command?.isEmulator ?? false,
  });
}

test.concurrent.for<{ args: string[]; says: string[] }>([
  { args: ['--port', '70000'], says: ['"70000" is not a value for --port', '0 … 65535'] },
  { args: ['--speed', '0'], says: ['"0" is not a value for --speed', '> 0'] },
  { args: ['--tier', '4'], says: ['"4" is not a value for --tier', 'free, 1, 2, 3'] },
  { args: ['--limit', 'jobs=1'], says: ['"jobs=1" is not a value for --limit', 'concurrentJobs=…'] },
  { args: ['--limit', 'concurrentJobs=-1'], says: ['concurrentJobs=N, concurrentJobs=none'] },
  { args: ['--limit', 'concurrentJobs='], says: ['concurrentJobs=N, concurrentJobs=none'] },
  { args: ['--choice', 'nope=1'], says: ['"nope=1" is not a value for --choice', 'expiry=…'] },
  { args: ['--choice', 'canceledOutput=partial'], says: ['did you mean "cancelledOutput=…"?'] },
  { args: ['--limit', 'enqueuedToken=5'], says: ['did you mean "enqueuedTokens=…"?'] },
  { args: ['--choice', 'expiry=1'], says: ['expiry=48-hours, expiry=24-hours'] },
  { args: ['--choice', '__proto__=1'], says: ['"__proto__=1" is not a value for --choice'] },
  { args: ['--faults', 'lost-craete'], says: ['There is no preset "lost-craete", did you mean "lost-create"?'] },
  { args: ['--faults', 'no.yaml'], says: ['no.yaml: The file cannot be read (ENOENT)', 'What to do: Check the path'] },
  { args: ['--faults', ''], says: ['The name of a preset or a file is missing', 'emulator faults" lists the presets'] },
  { args: ['--faults', ' , ', '--faults', 'shuffled'], says: ['The name of a preset or a file is missing'] },
  { args: ['--faults', 'escapes.yaml'], says: ['escapes.yaml:1:17: No call is named "\\u001B[31m"'] },
  { args: ['--host', '192.0.2.1'], says: ['of 192.0.2.1: this machine has no such address', 'with --host'] },
  { args: ['--faults', 'bad.yaml'], says: ['bad.yaml:2:5: Unknown key "cal"', 'bad.yaml:4:'] },
  { args: ['--answers', 'no.jsonl'], says: ['no.jsonl" does not exist'] },
  { args: ['--answers', 'bad.yaml'], says: ['Line 1 of'] },
  { args: ['--upstream-model', 'm'], says: ['--upstream-model has no meaning here', 'It goes with --upstream'] },
  { args: ['--upstream', 'http://user:pass@127.0.0.1'], says: ['The address of --upstream cannot be used'] },
  { args: ['--upstream', 'http://127.0.0.1', '--answers', 'good.jsonl'], says: ['exclude each other'] },
  { args: ['--data', 'good.jsonl'], says: ['Nothing can be kept in', 'good.jsonl"', '--data'] },
  { args: ['--prot', '1'], says: ['There is no option "--prot"; did you mean "--port"?'] },
  { args: ['fautls'], says: ['There is no command "fautls"; did you mean "faults"?'] },
  { args: ['faults', 'lost-craete'], says: ['There is no preset "lost-craete"; did you mean "lost-create"?'] },
  { args: ['faults', '--jsno'], says: ['There is no option "--jsno"; did you mean "--json"?'] },
])('refuses what cannot be meant: $args', async ({ args, says }) => {
  const files = {
    'bad.yaml': 'faults:\n  - cal: batches.get\n    do: {status: 503}\n  - {call: batches.get, do: {status: 1}}\n',
    'escapes.yaml': 'faults: [{call: "\\e[31m", do: {status: 503}}]',
    'good.jsonl': '{"key":"a","text":"b"}\n',
  };
  const refused = await ran(commands[1], ['--port', '0', ...args], files);
  expectRefusal(refused, { exitCode: 2, says });
  expect(refused.stderr).not.toContain('pass@');
  expect(refused.stderr).not.toContain('\u001B');
});

describe.for(commands)('$name', (command) => {
  const { name } = command;

  test.concurrent('refuses an option that is none, and suggests the right one', async () => {
    const refused = await ran(command, ['--prot', '1']);
    expectRefusal(refused, { exitCode: 2, says: ['There is no option "--prot"; did you mean "--port"?'] });
  });

  test.concurrent('refuses in Chinese too', async () => {
    const refused = await ran(command, ['--faults', 'nope', '--lang', 'zh']);
    expectRefusal(refused, { exitCode: 2, says: ['没有名为 "nope" 的预设', name], lang: 'zh' });
    expect(englishPhrases(refused.stderr)).toEqual([]);
  });

  test.concurrent('says when its port is taken: exit 2', async () => {
    await using other = await servedEmulator();
    const port = new URL(other.url).port;
    const refused = await ran(command, ['--port', port]);
    expectRefusal(refused, {
      exitCode: 2,
      says: [`Cannot listen on port ${port} of 127.0.0.1: it is taken`, '--port'],
    });
  });

  test.concurrent('faults lists every preset in either language', async () => {
    for (const lang of ['en', 'zh'] as const) {
      const listed = await ran(command, ['faults', '--lang', lang]);
      expect(listed).toMatchObject({ exitCode: 0, stderr: '' });
      for (const preset of presets) {
        const line = listed.stdout.split('\n').find((text) => text.startsWith(`${preset.name} `));
        expect(line).toContain(preset.sentence[lang]);
      }
      expect(listed.stdout).toContain(`${name} --faults lost-create`);
    }
    expect(JSON.parse((await ran(command, ['faults', '--json'])).stdout)).toEqual(JSON.parse(JSON.stringify(presets)));
  });

  test.concurrent('help is Chinese throughout with --lang zh', async () => {
    const { exitCode, stdout } = await ran(command, ['faults', '--help', '--lang', 'zh']);
    expect(exitCode).toBe(0);
    const { stdout: flags } = await ran(command, ['--help', '--lang', 'zh']);
    expect(flags).toContain('默认 openai（可选值：gemini、openai）');
    expect(flags).toContain('监听的地址（默认：127.0.0.1）');
    expect(stdout + flags).not.toMatch(/： |\((?:可选值|默认)|）\s?[（(]/);
    expect(englishPhrases(stdout)).toEqual([]);
    expect(stdout).toContain(`用法：${name} faults`);
  });
});
