import { expect, test } from 'vitest';
import { reportSamples } from '../../../../test/support/report-samples.ts';
import { parseReport } from './parse-report.ts';

const { report } = reportSamples.passing;
const [type] = report.byType;
const [gate] = report.gates;

test.each(Object.entries(reportSamples))('parseReport takes a report as it was written: %s', (_name, sample) => {
  expect(parseReport(JSON.parse(JSON.stringify(sample.report)))).toEqual({ report: sample.report });
});

test.each([
  ['a count that no number can hold', { requests: { ...report.requests, missing: Infinity } }, '/requests/missing'],
  ['requests that do not add up', { requests: { ...report.requests, succeeded: 7 } }, '/requests/total'],
  ['checks that do not add up', { checks: { ...report.checks, passed: 7 } }, '/checks/total'],
  ['more successes of a type than requests', { byType: [{ ...type, succeeded: 9e15 }] }, '/byType/0/total'],
  ['a type with a negative cost', { byType: [{ ...type, costUsd: -1 }] }, '/byType/0/costUsd'],
  ['a threshold that no rate can have', { gates: [{ ...gate, threshold: 1e300 }] }, '/gates/0/threshold'],
  ['a gate that is none', { gates: [{ ...gate, name: 'x' }] }, '/gates/0/name'],
  ['prices of no day', { cost: { ...report.cost, pricedAt: 'today' } }, '/cost'],
  ['a saving that is not the difference', { cost: { ...report.cost, saved: 5 } }, '/cost/saved'],
  ['a negative cost', { cost: { ...report.cost, batch: -1 } }, '/cost'],
])('parseReport refuses %s', (_what, part, pointer) => {
  expect(parseReport({ ...report, ...part })).toEqual({ fault: { problem: 'form', pointer } });
});

test('parseReport looks into a field that nobody knows without running out of room', () => {
  const deep = '['.repeat(50_000) + ']'.repeat(50_000);
  const text = JSON.stringify({ ...report, added: '@' }).replace('"@"', deep);
  expect(parseReport(JSON.parse(text))).toHaveProperty('report');
});
