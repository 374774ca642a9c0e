import {
  type ComparisonReport,
  type HtmlReportOptions,
  htmlReport,
  type Lang,
  priceTable,
  type Report,
  type RequestDetail,
  type Result,
} from '../../packages/core/src/index.ts';
import { requestCost } from '../../packages/core/src/reports/html/request-cost.ts';
import { inTurn, joined } from './pieces.ts';
import { type ReportSample, reportSamples } from './report-samples.ts';
import { sampleDetails } from './sample-details.ts';

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
  const result: Result = {
    schemaVersion: 1,
    key,
    type: key.split('-')[0] ?? '',
    rowDigest: 'd',
    outcome: 'succeeded',
    reason: 'STOP',
    message: null,
    checks: [{ name: 'number', passed: true }],
    tokens: { prompt: 100, cached: 0, candidates: 150, thoughts: 0 },
    modelVersion: 'gemini-3.5-flash-lite',
    attempt: 1,
    shard: 1,
    line: 1,
    ...more,
  };
  return { result, prompt: `What is ${key}?`, answer: `It is ${key}.`, ...texts };
}

const { passing, failing, inconclusive, emulated, various } = reportSamples;

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 23, 12, minutes)).toISOString();

/** Jobs with times: of the second attempts nobody saw when they began to run. */
const jobs: Report['run']['jobs'] = failing.report.run.jobs.flatMap((job) => [
  { ...job, createTime: at(job.shard), runningTime: at(4 + job.shard), endTime: at(20 + job.shard) },
  {
    ...job,
    name: `${job.name}2`,
    attempt: 2,
    requests: 7,
    createTime: at(24),
    runningTime: null,
    endTime: at(30),
  },
]);

const comparison: ComparisonReport = {
  baselineRunId: '20261122-090000-1b3c',
  problem: null,
  paired: 190,
  onlyInBaseline: 4,
  onlyInRun: 6,
  rowsDiffer: 4,
  rowsUnknown: 0,
  basis: 'checks',
  baseline: {
    model: 'gemini-3.1-flash-lite',
    emulated: false,
    succeeded: 188,
    successRate: 188 / 190,
    successInterval: [0.9624, 0.9971],
    checks: { total: 190, passed: 171, passRate: 0.9, passInterval: [0.8491, 0.9351] },
    tokens: 55_120,
    costUsd: 0.0193,
  },
  run: {
    model: 'gemini-3.5-flash-lite',
    emulated: false,
    succeeded: 175,
    successRate: 175 / 190,
    successInterval: [0.8738, 0.9516],
    checks: { total: 190, passed: 164, passRate: 164 / 190, passInterval: [0.8071, 0.9047] },
    tokens: 50_090,
    costUsd: 0.0219,
  },
  successRateDelta: -13 / 190,
  passRateDelta: -7 / 190,
  regressionCount: 8,
  improvementCount: 1,
  regressions: ['0017', '0021', '0034', '0054', '0066', '0078', '0121']
    .map((row) => `gsm8k-${row}`)
    .concat('refund-0008'),
  improvements: ['gsm8k-0001'],
  byType: [],
  pValue: 0.0391,
  verdict: 'worse',
  pricedAt: '2026-11-23',
};

function withDetails(sample: ReportSample, more: Partial<Report> = {}): HtmlSample {
  return { report: { ...sample.report, ...more }, details: sampleDetails(sample) };
}

/** With the cost that the requests add up to: then each has its own in the page. */
function priced({ report, details }: HtmlSample): HtmlSample {
  const costOf = requestCost(report, priceTable);
  const batch = details.reduce((sum, { result }) => sum + (costOf(result) ?? 0), 0);
  return {
    details,
    report: { ...report, cost: report.cost && { ...report.cost, batch, standard: 2 * batch, saved: batch } },
  };
}

export const htmlSamples: {
  readonly [name in 'passing' | 'failing' | 'compared' | 'inconclusive' | 'emulated' | 'various']: HtmlSample;
} = {
  passing: withDetails(passing),
  failing: withDetails(failing, {
    run: { ...failing.report.run, jobs },
    finishReasons: { STOP: 181, MAX_TOKENS: 3, SAFETY: 2 },
  }),
  compared: priced(withDetails(failing, { comparison })),
  inconclusive: withDetails(inconclusive),
  emulated: priced(withDetails(emulated)),
  various: withDetails(various),
};

/** The whole page of a sample. */
export async function sampleHtml(
  { report, details }: HtmlSample,
  lang: Lang,
  more: Partial<HtmlReportOptions> = {},
): Promise<string> {
  return await joined(
    htmlReport(report, {
      lang,
      results: () => inTurn(details.map(({ result }) => result)),
      details: () => inTurn(details),
      expectedSeconds: null,
      prices: priceTable,
      ...more,
    }),
  );
}
