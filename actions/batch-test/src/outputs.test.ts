import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { reportSamples } from '../../../test/support/report-samples.ts';
import type { Outcome, RunSoFar } from './outcome.ts';
import { outputNames, outputsOf } from './outputs.ts';

const run: RunSoFar = {
  id: '20261124-120000-2a7b',
  folder: 'output/runs/20261124-120000-2a7b',
  model: 'gemini-3.5-flash-lite',
  emulated: false,
  embedded: false,
  requests: 200,
  jobs: ['batches/a', 'batches/b'],
  unconfirmed: [],
};

const files = { json: '/w/report.json', markdown: '/w/report.md', html: '/w/report.html', junit: '/w/junit.xml' };
const told = { files, commentUrl: 'https://github.com/c' };
const nothingTold = { files: null, commentUrl: null };

function finished(sample: keyof typeof reportSamples): Outcome {
  return { kind: 'finished', run, finished: { ...reportSamples[sample], expectedSeconds: null } };
}

test('outputNames are the outputs of action.yml, in its order', async () => {
  const text = await readFile(new URL('../../../action.yml', import.meta.url), 'utf8');
  const { outputs } = z.object({ outputs: z.record(z.string(), z.unknown()) }).parse(parse(text));
  expect(Object.keys(outputs)).toEqual(outputNames);
});

test('outputsOf a finished run', () => {
  expect(outputsOf(finished('failing'), told)).toEqual({
    verdict: 'fail',
    'success-rate': '0.92',
    'pass-rate': '0.865',
    total: '200',
    failed: '16',
    'cost-usd': '0.023',
    'run-id': '20261124-120000-2a7b',
    jobs: '["batches/a","batches/b"]',
    'report-json': '/w/report.json',
    'report-md': '/w/report.md',
    'report-html': '/w/report.html',
    junit: '/w/junit.xml',
    'comment-url': 'https://github.com/c',
  });
});

test('outputsOf a finished run: nothing checked, no price and no comment are empty, not zero', () => {
  expect(outputsOf(finished('inconclusive'), { ...told, commentUrl: null })).toMatchObject({
    verdict: 'inconclusive',
    'success-rate': '0.8',
    'pass-rate': '',
    'cost-usd': '',
    'comment-url': '',
  });
});

test('outputsOf a finished run one of whose reports could not be written: that one is empty', () => {
  expect(outputsOf(finished('failing'), { ...told, files: { ...files, html: null } })).toMatchObject({
    'report-json': '/w/report.json',
    'report-html': '',
    junit: '/w/junit.xml',
  });
});

test('outputsOf a run on an emulator: it cost nothing, whatever its report reckons', () => {
  expect(outputsOf(finished('emulated'), told)).toMatchObject({ verdict: 'pass', 'cost-usd': '0' });
});

const unknown = {
  'success-rate': '',
  'pass-rate': '',
  total: '',
  failed: '',
  'cost-usd': '',
  'report-json': '',
  'report-md': '',
  'report-html': '',
  junit: '',
  'comment-url': '',
};

test.each<[string, Outcome, object]>([
  ['that was cancelled', { kind: 'stopped', by: 'cancelled', run }, { verdict: 'error', 'run-id': run.id }],
  [
    'whose time was up',
    { kind: 'stopped', by: 'timeout', run },
    { verdict: 'error', jobs: '["batches/a","batches/b"]' },
  ],
  ['that was cancelled at once', { kind: 'stopped', by: 'cancelled', run: null }, { verdict: 'error', 'run-id': '' }],
  ['that failed', { kind: 'failed', error: new Error('x'), run }, { verdict: 'error', 'run-id': run.id }],
  ['that did not begin', { kind: 'failed', error: new Error('x'), run: null }, { verdict: 'error', jobs: '[]' }],
  ['that was skipped', { kind: 'skipped' }, { verdict: 'skipped', 'run-id': '', jobs: '[]' }],
])('outputsOf a run %s: all are there, and what is not known is empty', (_, outcome, expected) => {
  const outputs = outputsOf(outcome, nothingTold);
  expect(Object.keys(outputs)).toEqual(outputNames);
  expect(outputs).toMatchObject({ ...unknown, ...expected });
});
