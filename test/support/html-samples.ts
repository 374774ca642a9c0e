import {
  type ComparisonReport,
  type HtmlReportOptions,
  htmlReport,
  type Lang,
  type Report,
  type RequestDetail,
  type Result,
} from '../../packages/core/src/index.ts';
import { requestCost } from '../../packages/core/src/reports/html/request-cost.ts';
import { markdownSamples } from './markdown-samples.ts';

/** What a page is made of: a report, and the requests behind it. */
export interface HtmlSample {
  readonly report: Report;
  readonly details: readonly RequestDetail[];
}

/** A request that succeeded and passed, unless told otherwise. */
export function sampleDetail(
  key: string,
  more: Partial<Result> = {},
  texts: Partial<RequestDetail> = {},
): RequestDetail {
  const type = key.split('-')[0] ?? '';
  const line = Number(/\d+$/.exec(key)?.[0] ?? 1);
  const result: Result = {
    schemaVersion: 1,
    key,
    type,
    rowDigest: 'd',
    outcome: 'succeeded',
    reason: 'STOP',
    message: null,
    checks: [{ name: type === 'refund' ? 'json' : 'number', passed: true }],
    tokens: { prompt: 100 + line, cached: 0, candidates: 150 + ((line * 37) % 90), thoughts: 0 },
    modelVersion: 'gemini-3.5-flash-lite',
    attempt: 1,
    shard: 1,
    line,
    ...more,
  };
  const prompt = `What is the answer to ${key}?`;
  return { result, prompt, answer: result.outcome === 'failed' ? null : `It is ${line}.`, ...texts };
}

function failedDetail(key: string, reason: string, message: string | null): RequestDetail {
  return sampleDetail(key, { outcome: 'failed', reason, message, checks: [], tokens: null, modelVersion: null });
}

function detailsOf({ failures, checkFailures }: (typeof markdownSamples)['failing']): RequestDetail[] {
  return [
    sampleDetail('gsm8k-0001'),
    sampleDetail(
      'gsm8k-0002',
      {},
      { prompt: 'A train leaves at 9:40.\nWhen is it there?', answer: '11 < 12 & 10 > 9' },
    ),
    ...failures.map(({ key, reason, message }) => failedDetail(key, reason, message)),
    ...checkFailures.map(({ key, checks }) =>
      sampleDetail(key, { checks: checks.flatMap((name) => (isCheckName(name) ? [{ name, passed: false }] : [])) }),
    ),
  ];
}

const checkNames: readonly Result['checks'][number]['name'][] = ['number', 'json', 'schema', 'maxChars'];

function isCheckName(name: string): name is Result['checks'][number]['name'] {
  return checkNames.some((known) => known === name);
}

/** The cost that the requests of a sample add up to. */
function costOfAll(details: readonly RequestDetail[]): Report['cost'] {
  const known = passing.report.cost;
  const costOf = requestCost(passing.report);
  const batch = details.reduce((sum, { result }) => sum + (costOf(result) ?? 0), 0);
  return known && { ...known, batch, standard: 2 * batch, saved: batch };
}

const { passing, failing, inconclusive, emulated } = markdownSamples;

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 23, 12, minutes)).toISOString();

/** Jobs with times: one whose start was not seen, one cancelled, and one never sent. */
const jobs: Report['run']['jobs'] = failing.report.run.jobs.flatMap((job) => [
  { ...job, createTime: at(job.shard), runningTime: at(4 + job.shard), endTime: at(20 + job.shard) },
  { ...job, name: `${job.name}2`, attempt: 2, requests: 7, createTime: at(24), runningTime: null, endTime: at(30) },
]);

const comparison: ComparisonReport = {
  baselineRunId: '20261122-090000-1b3c',
  paired: 190,
  onlyInBaseline: 4,
  onlyInRun: 6,
  rowsDiffer: 4,
  basis: 'checks',
  baseline: {
    model: 'gemini-3.1-flash-lite',
    succeeded: 188,
    successRate: 188 / 190,
    successInterval: [0.9624, 0.9971],
    checks: { total: 190, passed: 171, passRate: 0.9, passInterval: [0.8491, 0.9351] },
    tokens: 55_120,
    costUsd: 0.0193,
  },
  run: {
    model: 'gemini-3.5-flash-lite',
    succeeded: 175,
    successRate: 175 / 190,
    successInterval: [0.8738, 0.9516],
    checks: { total: 190, passed: 164, passRate: 164 / 190, passInterval: [0.8071, 0.9047] },
    tokens: 50_090,
    costUsd: 0.0219,
  },
  successRateDelta: -13 / 190,
  passRateDelta: -7 / 190,
  regressions: ['gsm8k-0017', 'gsm8k-0021', 'refund-0008'],
  improvements: ['gsm8k-0001'],
  pValue: 0.0414,
  verdict: 'worse',
};

export const htmlSamples: {
  readonly [name in 'passing' | 'failing' | 'compared' | 'inconclusive' | 'emulated']: HtmlSample;
} = {
  passing: { report: passing.report, details: detailsOf(passing) },
  failing: {
    report: {
      ...failing.report,
      run: { ...failing.report.run, jobs },
      finishReasons: { STOP: 181, MAX_TOKENS: 3, SAFETY: 2 },
    },
    details: detailsOf(failing),
  },
  compared: {
    report: { ...failing.report, comparison, cost: costOfAll(detailsOf(failing)) },
    details: detailsOf(failing),
  },
  inconclusive: { report: inconclusive.report, details: detailsOf(inconclusive) },
  emulated: { report: emulated.report, details: detailsOf(emulated) },
};

/** The whole page of a sample. */
export async function sampleHtml(
  { report, details }: HtmlSample,
  lang: Lang,
  more: Partial<HtmlReportOptions> = {},
): Promise<string> {
  const parts = htmlReport(report, {
    lang,
    results: async function* () {
      for (const { result } of details) yield result;
    },
    details: async function* () {
      yield* details;
    },
    expectedSeconds: null,
    ...more,
  });
  let html = '';
  for await (const part of parts) html += part;
  return html;
}
