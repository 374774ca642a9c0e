import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { reportSamples } from './support/report-samples.ts';
import { quickEmulator, runCli } from './support/run-cli.ts';
import { runFolders } from './support/run-folder.ts';
import { datasetFlags, writeDataset } from './support/sample-dataset.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly additionalProperties?: Schema;
}

const schemaFile = new URL('../packages/core/report.schema.json', import.meta.url);
const schema: Schema = JSON.parse(await readFile(schemaFile, 'utf8'));
const ajv = new Ajv({
  strict: true,
  allowUnionTypes: true,
  formats: { date: /^\d{4}-\d\d-\d\d$/, 'date-time': /^\d{4}-\d\d-\d\dT[\d:.]+Z$/ },
});
const fits = ajv.compile(schema);

/** Fields that a report has and the schema does not speak of. */
function undocumented(value: unknown, at: Schema, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => undocumented(item, at.items ?? {}, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [];
  const place = at.oneOf?.find((option) => option.properties !== undefined) ?? at;
  return Object.entries(value).flatMap(([name, inner]) => {
    const documented = place.properties?.[name] ?? place.additionalProperties;
    return documented === undefined ? [`${path}/${name}`] : undocumented(inner, documented, `${path}/${name}`);
  });
}

test.each([
  ['of generated requests', ['--type', 'advanced', '--count', '3']],
  ['of a dataset with checks and gates', [...datasetFlags, '--min-pass-rate', '0.9', '--max-cost-usd', '1']],
  ['of failed requests', ['input.jsonl', '--emulator-answers', 'answers.jsonl']],
  ['with an unknown price', ['--type', 'simple', '--model', 'gemini-4-carbon']],
])('report.json %s fits the published schema, and the schema names its every field', async (_, flags) => {
  await using folder = await temporaryFolder();
  await writeDataset(folder);
  await folder.writeLines('input.jsonl', [{ key: 'a', request: { contents: [{ parts: [{ text: 'Hello' }] }] } }]);
  const env = { GITHUB_REPOSITORY: 'org/name', GITHUB_SHA: 'abc', GITHUB_REF: 'refs/pull/7/merge' };
  const { stdout } = await runCli(['run', ...flags, ...quickEmulator, '--json'], { cwd: folder.path, env });
  const report: unknown = JSON.parse(stdout);
  expect(fits(report), JSON.stringify(fits.errors)).toBe(true);
  expect(undocumented(report, schema)).toEqual([]);
  expect(report).toMatchObject({ run: { git: { repository: 'org/name', pullRequest: 7 } } });
});

test('report.json of a run with a baseline fits the published schema, also when that is gone', async () => {
  await using folder = await temporaryFolder();
  await writeDataset(folder);
  const at = { cwd: folder.path };
  await runCli(['run', ...datasetFlags, ...quickEmulator], at);
  const [base = ''] = await runFolders(folder.path);
  const gates = ['--max-regressions', '0', '--no-regression'];
  const run = await runCli(['run', ...datasetFlags, ...gates, '--baseline', base, ...quickEmulator, '--json'], at);
  await rm(join(base, 'results.jsonl'));
  const [, second = ''] = await runFolders(folder.path);
  const again = await runCli(['results', second, '--json'], at);
  for (const [text, comparison] of [
    [run.stdout, { problem: null, paired: 5, verdict: 'within-noise' }],
    [again.stdout, { problem: { code: 'missing' }, paired: 0, verdict: 'not-comparable' }],
  ] as const) {
    const report: unknown = JSON.parse(text);
    expect(fits(report), JSON.stringify(fits.errors)).toBe(true);
    expect(undocumented(report, schema)).toEqual([]);
    expect(report).toMatchObject({ comparison });
  }
});

test.each(Object.entries(reportSamples))(
  'the sample that reports are tested with fits it too: %s',
  (_name, { report }) => {
    expect(fits(report), JSON.stringify(fits.errors)).toBe(true);
  },
);

test('the package of the library has the schema, and its address is @gemini-batch-test/core/report.schema.json', async () => {
  const manifest = JSON.parse(await readFile(new URL('../packages/core/package.json', import.meta.url), 'utf8'));
  expect(manifest.files).toContain('report.schema.json');
  for (const { exports } of [manifest, manifest.publishConfig]) {
    expect(exports['./report.schema.json']).toBe('./report.schema.json');
  }
});
