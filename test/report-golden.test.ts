import { describe, expect, test } from 'vitest';
import { langs } from '../packages/core/src/index.ts';
import { reportSamples } from './support/report-samples.ts';
import { sampleCsv, sampleJunit, sampleText } from './support/sample-reports.ts';

const { failing, various } = reportSamples;

describe.each(Object.entries(reportSamples))('the text of a run: %s', (name, sample) => {
  test.each(langs)('in %s, in 80 columns and in 120', async (lang) => {
    for (const columns of [80, 120]) {
      const file = `fixtures/reports/${name}-${columns}-${lang}.txt`;
      await expect(sampleText(sample, lang, { columns })).toMatchFileSnapshot(file);
    }
  });
});

test.each(langs)('the text of a run in 40 columns, in %s', async (lang) => {
  await expect(sampleText(various, lang, { columns: 40 })).toMatchFileSnapshot(
    `fixtures/reports/various-40-${lang}.txt`,
  );
});

describe.each(langs)('JUnit XML in %s', (lang) => {
  test('of a run that failed', async () => {
    await expect(await sampleJunit(failing, lang)).toMatchFileSnapshot(`fixtures/reports/failing-${lang}.xml`);
  });

  test('with prompts and answers', async () => {
    await expect(await sampleJunit(various, lang, true)).toMatchFileSnapshot(`fixtures/reports/various-${lang}.xml`);
  });
});

test('CSV, which is the same in every language', async () => {
  await expect(await sampleCsv(failing)).toMatchFileSnapshot('fixtures/reports/failing.csv');
  await expect(await sampleCsv(various, true)).toMatchFileSnapshot('fixtures/reports/various.csv');
});

test('the data, which is the same in every language', async () => {
  await expect(`${JSON.stringify(various.report, null, 2)}\n`).toMatchFileSnapshot('fixtures/reports/various.json');
});
