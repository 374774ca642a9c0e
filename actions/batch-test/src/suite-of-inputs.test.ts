import { type Gates, nodeFiles, type Suite } from '@gemini-batch-test/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TemporaryFolder, temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { checkInputs, type InputName, type Inputs } from './inputs.ts';
import { type SuiteInUse, suiteOfInputs } from './suite-of-inputs.ts';

let folder: TemporaryFolder;

beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder[Symbol.asyncDispose]());

function inputsOf(said: Partial<Record<InputName, string>>): Inputs {
  const checked = checkInputs((name) => said[name] ?? '');
  if ('faults' in checked) throw new Error(JSON.stringify(checked.faults));
  return checked.value;
}

async function used(
  said: Partial<Record<InputName, string>>,
  { isLimited = false, gates }: { isLimited?: boolean; gates?: Gates } = {},
): Promise<SuiteInUse> {
  const suite = `${folder.path}/${await folder.write('suite.yaml', `name: maths\nrequests: in.jsonl\n${gatesYaml(gates)}`)}`;
  const source = said.type === undefined ? { suite } : {};
  return await suiteOfInputs(inputsOf({ ...source, ...said }), { files: nodeFiles, isLimited });
}

function gatesYaml(gates: Gates | undefined): string {
  return gates === undefined ? '' : `gates: ${JSON.stringify(gates)}\n`;
}

interface GateCase {
  readonly of: string;
  readonly suite?: Gates;
  readonly inputs?: Partial<Record<InputName, string>>;
  readonly isLimited?: boolean;
  readonly expected: Gates;
  readonly limitedUsd?: number;
}

test.each<GateCase>([
  { of: 'no gate at all', expected: {} },
  { of: 'the suite', suite: { minPassRate: 0.8 }, expected: { minPassRate: 0.8 } },
  { of: 'an input', inputs: { 'min-pass-rate': '0.7' }, expected: { minPassRate: 0.7 } },
  {
    of: 'both, where the input wins',
    suite: { minPassRate: 0.8, minSuccessRate: 0.5 },
    inputs: { 'min-pass-rate': '0.7' },
    expected: { minPassRate: 0.7, minSuccessRate: 0.5 },
  },
  { of: 'an input of 0', suite: { minPassRate: 0.8 }, inputs: { 'min-pass-rate': '0' }, expected: { minPassRate: 0 } },
  { of: 'a cost limit alone', inputs: { 'max-cost-usd': '3' }, expected: { maxCostUsd: 3 } },
  {
    of: 'no gate, for a pull request',
    isLimited: true,
    expected: { maxCostUsd: 1 },
    limitedUsd: 1,
  },
  {
    of: 'a gate without a limit, for a pull request',
    suite: { minPassRate: 0.8 },
    isLimited: true,
    expected: { minPassRate: 0.8, maxCostUsd: 1 },
    limitedUsd: 1,
  },
  {
    of: "the suite's limit, for a pull request",
    suite: { maxCostUsd: 20 },
    isLimited: true,
    expected: { maxCostUsd: 20 },
  },
  {
    of: "an input's limit, for a pull request",
    suite: { maxCostUsd: 20, minPassRate: 0.8 },
    inputs: { 'max-cost-usd': '0' },
    isLimited: true,
    expected: { maxCostUsd: 0, minPassRate: 0.8 },
  },
])('suiteOfInputs: the gates of $of', async ({ suite, inputs = {}, isLimited, expected, limitedUsd }) => {
  const inUse = await used(inputs, { ...(suite && { gates: suite }), ...(isLimited && { isLimited }) });
  expect(inUse.suite.gates).toEqual(expected);
  expect(inUse.limitedUsd).toBe(limitedUsd ?? null);
});

test('suiteOfInputs reads the file that the input names, and knows it', async () => {
  const { suite, file } = await used({});
  expect(suite).toMatchObject({ name: 'maths', source: { kind: 'requests', file: `${folder.path}/in.jsonl` } });
  expect(file).toBe(`${folder.path}/suite.yaml`);
});

test.each<[Partial<Record<InputName, string>>, Suite['source']]>([
  [{ type: 'mixed' }, { kind: 'generator', type: 'mixed', count: 10, seed: 1 }],
  [
    { type: 'simple', count: '3' },
    { kind: 'generator', type: 'simple', count: 3, seed: 1 },
  ],
])('suiteOfInputs generates requests for %j', async (said, source) => {
  const { suite, file } = await used(said);
  expect(suite).toEqual({ name: null, model: null, source, gates: {} });
  expect(file).toBeNull();
});

/** A disk with one file. */
function diskWith(name: string, text: string): typeof nodeFiles {
  return {
    ...nodeFiles,
    exists: (path) => Promise.resolve(path === name),
    readText: (path) => (path === name ? Promise.resolve(text) : Promise.reject(new Error('ENOENT'))),
  };
}

test('suiteOfInputs finds gemini-batch.yaml by itself, but not when a type is said', async () => {
  const files = diskWith('gemini-batch.yaml', 'name: found\nrequests: in.jsonl\n');
  const found = await suiteOfInputs(inputsOf({}), { files, isLimited: false });
  expect(found).toMatchObject({ suite: { name: 'found' }, file: 'gemini-batch.yaml' });
  const generated = await suiteOfInputs(inputsOf({ type: 'simple' }), { files, isLimited: false });
  expect(generated).toMatchObject({ suite: { source: { kind: 'generator' } }, file: null });
});

test.each([
  ['nothing says what to run', {}, 'other.yaml', '', 'source-missing'],
  ['the suite is not there', { suite: 'none.yaml' }, 'gemini-batch.yaml', 'requests: in.jsonl', 'input-missing'],
  ['the suite is broken', { suite: 'a.yaml' }, 'a.yaml', 'request: in.jsonl', 'suite-invalid'],
])('suiteOfInputs: %s', async (_, said, name, text, code) => {
  const promise = suiteOfInputs(inputsOf(said), { files: diskWith(name, text), isLimited: false });
  await expect(promise).rejects.toMatchObject({ code });
});
