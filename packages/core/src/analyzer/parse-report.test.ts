import { expect, test } from 'vitest';
import { reportSamples } from '../../../../test/support/report-samples.ts';
import { parseReport } from './parse-report.ts';

const { report } = reportSamples.passing;
const [type] = report.byType;

test.each(Object.entries(reportSamples))('parseReport takes a report as it was written: %s', (_name, sample) => {
  expect(parseReport(JSON.parse(JSON.stringify(sample.report)))).toEqual({ report: sample.report });
});

test.each([
  ['a count that no number can hold', { requests: { ...report.requests, missing: Infinity } }, '/requests/missing'],
  ['requests that do not add up', { requests: { ...report.requests, succeeded: 7 } }, '/requests/total'],
  ['checks that do not add up', { checks: { ...report.checks, passed: 1e21 } }, '/checks/total'],
  ['more successes of a type than requests', { byType: [{ ...type, succeeded: 9e15 }] }, '/byType/0/total'],
  ['a type with a negative cost', { byType: [{ ...type, costUsd: -1 }] }, '/byType/0/costUsd'],
  ['a negative cost', { cost: { ...report.cost, batch: -1 } }, '/cost'],
])('parseReport refuses %s', (_what, part, pointer) => {
  expect(parseReport({ ...report, ...part })).toEqual({ fault: { problem: 'form', pointer } });
});
