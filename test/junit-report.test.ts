import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { parse as parseJunit } from 'junit2json';
import { describe, expect, test } from 'vitest';
import {
  junitReport,
  type Lang,
  langs,
  type Report,
  type RequestDetail,
  reportWords,
} from '../packages/core/src/index.ts';
import { hostileStrings } from './support/hostile-strings.ts';
import { junitFaults } from './support/junit-grammar.ts';
import { inTurn, joined } from './support/pieces.ts';
import { reportSamples } from './support/report-samples.ts';
import { detailWith, sampleDetails } from './support/sample-details.ts';

const { passing, failing, inconclusive } = reportSamples;

async function junit(
  report: Report,
  details: readonly RequestDetail[],
  { lang = 'en', texts = false }: { readonly lang?: Lang; readonly texts?: boolean } = {},
): Promise<string> {
  return await joined(junitReport(report, { words: reportWords(lang), details: () => inTurn(details), texts }));
}

/** As one public parser reads it. */
async function suitesOf(xml: string) {
  const suites = await parseJunit(xml);
  if (suites === undefined || suites === null || !('testsuite' in suites)) throw new Error('No test suites');
  return suites;
}

/** As another does, which knows nothing of JUnit. */
function treeOf(xml: string) {
  expect(XMLValidator.validate(xml)).toBe(true);
  const options = { ignoreAttributes: false, attributeNamePrefix: '', trimValues: false, parseAttributeValue: false };
  const parser = new XMLParser({
    ...options,
    parseTagValue: false,
    htmlEntities: true,
    isArray: (name) => name === 'testcase',
  });
  return parser.parse(xml);
}

/** A report on so many requests, of which this part failed. */
function reportOn(total: number): Report {
  return { ...failing.report, requests: { ...failing.report.requests, total } };
}

describe.each(Object.entries(reportSamples))('the JUnit XML of a run: %s', (_name, sample) => {
  const details = sampleDetails(sample);

  test.each(langs)('in %s is what Jenkins reads', async (lang) => {
    expect(junitFaults(await junit(sample.report, details, { lang }))).toEqual([]);
    expect(junitFaults(await junit(sample.report, details, { lang, texts: true }))).toEqual([]);
  });

  test('has one test case a key, as two parsers read it', async () => {
    const xml = await junit(sample.report, details);
    const keys = details.map(({ result }) => result.key);
    const [suite] = (await suitesOf(xml)).testsuite ?? [];
    expect(suite?.testcase?.map(({ name }) => name)).toEqual(keys);
    const tree = treeOf(xml).testsuites;
    expect(tree.testsuite.testcase.map(({ name }: { name: string }) => name)).toEqual(keys);
    expect(Number(tree.tests)).toBe(keys.length);
  });
});

test('a failed check is a failure, an answer that did not come an error, a request that was called off is skipped', async () => {
  const { testsuite: [suite] = [] } = await suitesOf(await junit(failing.report, sampleDetails(failing)));
  expect(suite).toMatchObject({ name: 'support answers', tests: 200, failures: 11, errors: 16, skipped: 0 });
  const cases = new Map(suite?.testcase?.map((one) => [one.name, one]));
  expect(cases.get('gsm8k-0001')).toEqual({ classname: 'support answers.gsm8k', name: 'gsm8k-0001' });
  expect(cases.get('refund-0008')?.failure?.[0]).toMatchObject({
    type: 'checks',
    message: 'checks that do not hold: json, schema',
  });
  const error = cases.get('gsm8k-0003')?.error?.[0];
  expect(error).toMatchObject({ type: 'UNAVAILABLE', message: 'The model is overloaded. Please try again later.' });
  expect(error?.inner).toBe(
    'UNAVAILABLE: the service was overloaded or down; send it again later, or in smaller batches\n' +
      'The service says: The model is overloaded. Please try again later.\n' +
      'Shard 1, attempt 1, line 3 of the output',
  );
  expect(cases.get('gsm8k-0149')?.error?.[0]?.message).toBe('no line in the output; worth another attempt');

  const cancelled = await suitesOf(await junit(inconclusive.report, sampleDetails(inconclusive)));
  expect(cancelled.testsuite?.[0]).toMatchObject({ tests: 50, failures: 0, errors: 0, skipped: 10 });
  expect(cancelled.testsuite?.[0]?.testcase?.at(-1)?.skipped?.[0]?.message).toContain('its job was cancelled');
});

test('the run stands in properties; what is not known does not', async () => {
  const named = async (report: Report) => {
    const { testsuite } = await suitesOf(await junit(report, []));
    return Object.fromEntries(testsuite?.[0]?.properties?.map(({ name, value }) => [name, value]) ?? []);
  };
  expect(await named({ ...failing.report, requests: { ...failing.report.requests, total: 0 } })).toMatchObject({
    'run.id': '20261123-120000-2a7b',
    'run.model': 'gemini-3.5-flash-lite',
    'run.emulated': 'false',
    verdict: 'fail',
    successRate: 0.92,
    successInterval: '0.8739..0.9502',
    costUsd: 0.023,
    'gate.minPassRate': 'fail',
  });
  const unknown = await named(inconclusive.report);
  expect(Object.keys(unknown)).not.toContain('costUsd');
  expect(Object.keys(unknown)).not.toContain('run.suite');
  expect(unknown['gate.maxCostUsd']).toBe('inconclusive');
});

test('the time is that of the run, and left out where nobody saw it; one request has none', async () => {
  const seen = await junit(passing.report, sampleDetails(passing));
  expect(seen.match(/ time="/g)).toHaveLength(2);
  expect(seen).toContain(' time="1307.000"');
  const durations = { queuedSeconds: null, runningSeconds: null, totalSeconds: null, secondsPerRequest: null };
  expect(await junit({ ...passing.report, durations }, [])).not.toContain(' time=');
});

test('failures whose keys nobody knows are an error, so that the run does not look whole', async () => {
  const xml = await junit(reportOn(40), []);
  expect(junitFaults(xml)).toEqual([]);
  const [suite] = (await suitesOf(xml)).testsuite ?? [];
  expect(suite).toMatchObject({ tests: 1, errors: 1, failures: 0 });
  expect(suite?.testcase?.[0]?.name).toBe('40 requests without an answer, whose keys are not known');
});

test('prompts and answers stand in it only when they are asked for', async () => {
  const details = sampleDetails(passing).slice(0, 2);
  expect(await junit(reportOn(2), details)).not.toMatch(/Question|Answer|system-out/);
  const [suite] = (await suitesOf(await junit(reportOn(2), details, { texts: true }))).testsuite ?? [];
  expect(suite?.testcase?.[1]?.['system-out']).toEqual(['Prompt:\nQuestion 2 of gsm8k?\n\nAnswer:\nAnswer 2.']);
});

test('long texts are cut, and say how long they were', async () => {
  const xml = await junit(reportOn(1), [detailWith('字'.repeat(1_000_000))], { texts: true });
  expect(junitFaults(xml)).toEqual([]);
  expect(new TextEncoder().encode(xml).length).toBeLessThan(250_000);
  expect(xml).toContain('字… (cut; 1,000,000 characters in all)');
});

describe('texts from outside, in every place at once', () => {
  test.each(Object.entries(hostileStrings))('%s', async (_name, text) => {
    const run = { ...failing.report.run, suite: text, model: text };
    const details = [detailWith(text), detailWith(text, { outcome: 'succeeded' })];
    const xml = await junit({ ...reportOn(2), run }, details, { texts: true });
    expect(junitFaults(xml)).toEqual([]);
    expect(xml.isWellFormed()).toBe(true);
    const [suite] = (await suitesOf(xml)).testsuite ?? [];
    expect(suite?.testcase).toHaveLength(2);
    expect(suite?.testcase?.map(Object.keys)).toEqual(
      ['error', 'failure'].map((problem) => ['classname', 'name', problem, ...(text === '' ? [] : ['system-out'])]),
    );
    expect(treeOf(xml).testsuites.testsuite.testcase).toHaveLength(2);
  });

  test('whatever they are, it is well-formed, and a key is read back', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(text, text, async (key, message) => {
        const xml = await junit(reportOn(1), [detailWith('x', { key, message })], { texts: true });
        expect(junitFaults(xml)).toEqual([]);
        const [one] = treeOf(xml).testsuites.testsuite.testcase;
        expect(one.name).toBe(shownKey(key));
      }),
      { numRuns: 500 },
    );
  });
});

/** A key as a reader gets it: itself, but for what XML cannot hold. */
function shownKey(key: string): string {
  const escaped = key.replace(
    /(?![\t\n\r])\p{Cc}|[\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Noncharacter_Code_Point}]/gu,
    (char) => `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
  return escaped === '' ? '""' : escaped;
}

test('what is no JUnit XML is found', () => {
  expect(junitFaults('<testsuites><testsuite name="a"></testsuite></testsuites>')).toEqual([
    '<testsuite> has no tests',
    '<testsuite> has no failures',
    '<testsuite> has no errors',
  ]);
  expect(junitFaults('<testsuites time="1e5"/>')).toEqual(['time="1e5"']);
  expect(junitFaults('<testsuites>x</testsuites>')).toEqual(['text in <testsuites>']);
  expect(junitFaults('<testsuites><b/></testsuites>')).toEqual(['<b> is no element']);
  expect(junitFaults('<testsuites>\u0001</testsuites>').length).toBeGreaterThan(0);
  expect(junitFaults('<testsuites>').length).toBeGreaterThan(0);
});
