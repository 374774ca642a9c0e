import type { Finding } from '../analyzer/findings.ts';
import { plainLine } from '../reports/plain-line.ts';
import { analysisEn } from './analysis-en.ts';
import { comparisonEn } from './comparison-en.ts';
import { counted, formatCount, formatDuration, formatRate, formatUsd } from './format-numbers.ts';
import { formatsEn } from './report-formats-en.ts';
import { markdownEn } from './report-markdown-en.ts';
import type { ReportMessages } from './report-messages.ts';
import { reasonsEn } from './report-reasons-en.ts';

export const reportEn: ReportMessages = {
  verdict: { pass: 'PASS', fail: 'FAIL', inconclusive: 'INCONCLUSIVE' },
  headline: (succeeded, total, rate) => `${succeeded} of ${total} requests succeeded (${rate})`,
  emulated: 'emulated: no real model answered and nothing was billed',
  labels: {
    requests: 'Total requests',
    succeeded: 'Succeeded',
    failed: 'Failed',
    missing: 'Missing',
    truncated: 'Truncated',
    successRate: 'Success rate',
    checks: 'Checks passed',
    time: 'Processing time',
    expected: 'Expected time',
    average: 'Average',
    tokens: 'Tokens',
    cost: 'Cost',
    saved: 'Saved',
    model: 'Model',
    jobs: 'Jobs',
    run: 'Run',
  },
  rate: (rate, low, high) => `${rate} (95% interval ${low} to ${high})`,
  checksPassed: (passed, total, rate, low, high) =>
    `${passed} of ${total} requests, ${rate} (95% interval ${low} to ${high})`,
  time: (total, queued, running) =>
    queued === null || running === null ? total : `${total} (queued ${queued}, running ${running})`,
  timeUnknown: 'not known: the service gave no times',
  expected: (from, to) => `${from} to ${to}`,
  perRequest: (duration) => `${duration} per request`,
  tokens: (input, output, thoughts) => `${input} in, ${output} out, ${thoughts} thoughts`,
  cost: (batch, standard, emulated) =>
    `${batch} (standard price ${standard})${emulated ? ', as it would be; not billed' : ''}`,
  saved: (amount, rate) => `${amount}, ${rate} below the standard price`,
  costUnknown: 'not known: no price for the model that answered, or no token counts for all that was done',
  headings: {
    byType: 'By type',
    findings: 'Findings',
    failures: 'Failed requests',
    gates: 'Gates',
    checks: 'Failed checks',
  },
  columns: {
    type: 'Type',
    requests: 'Requests',
    succeeded: 'Succeeded',
    successRate: 'Success rate',
    interval: '95% interval',
    passed: 'Passed',
    passRate: 'Pass rate',
    tokens: 'Tokens',
    cost: 'Cost',
  },
  gates: {
    minSuccessRate: 'success rate',
    minPassRate: 'pass rate',
    maxCostUsd: 'cost',
    maxRegressions: 'regressions',
    noRegression: 'no regression: p-value of a change for the worse',
  },
  gate: (name, actual, threshold) => `${name} ${actual}, required ${threshold}`,
  gateUnknown: 'not known',
  finding,
  moreFailures: (count) => `… and ${count} more in failed.jsonl and results.jsonl`,
  moreTypes: (count) => `… and ${count} more in report.json`,
  counted: (count, kind) => `${count} × ${kind}`,
  keys: (keys, more) => `${keys.join(', ')}${more > 0 ? ` and ${formatCount(more)} more` : ''}`,
  reasons: reasonsEn,
  markdown: markdownEn,
  comparison: comparisonEn,
  analysis: analysisEn,
  formats: formatsEn,
  duration: formatDuration,
};

function finding(found: Finding, show: (text: string) => string = (text) => plainLine(text, 80)): string {
  switch (found.kind) {
    case 'success-good':
      return `Success rate ${formatRate(found.rate)}: good (above 90%)`;
    case 'success-poor':
      return `Success rate ${formatRate(found.rate)}: not above 90%; see the failed requests below`;
    case 'speed-as-expected':
      return 'Speed: within the expected time';
    case 'speed-fast':
      return `Speed: ${found.factor.toFixed(1)} times as fast as the quickest expected`;
    case 'speed-slow':
      return `Speed: ${found.factor.toFixed(1)} times the longest expected time; the service may be busy`;
    case 'per-request':
      return `Speed: ${formatDuration(found.seconds)} per request on average`;
    case 'saved':
      return `Saving: ${formatUsd(found.usd)}, ${formatRate(found.part)} below the standard price`;
    case 'retryable':
      return `${counted(found.count, 'request')} failed for a temporary reason: send ${found.count === 1 ? 'it' : 'them'} again with "gemini-batch-test retry"`;
    case 'checks-failed':
      return `${formatCount(found.count)} of ${counted(found.total, 'request')} failed a check; results.jsonl says which`;
    case 'truncated':
      return `${counted(found.count, 'answer')} ${found.count === 1 ? 'was' : 'were'} cut off: raise maxOutputTokens`;
    case 'model-differs':
      return `${counted(found.count, 'answer')} came from another model than the one asked`;
    case 'canaries-matched':
      return `Canaries: ${formatCount(found.matched)} of ${formatCount(found.sent)} answered as asked; answers belong to their keys`;
    case 'canaries-unmatched':
      return `Canaries: only ${formatCount(found.matched)} of ${formatCount(found.sent)} answered as asked; answers may not belong to their keys`;
    case 'price-old':
      return analysisEn.priceOld(found.readOn, found.days);
    case 'cost-unknown':
      return analysisEn.costUnknown({ ...found.why, models: found.why.models.map(show) });
    case 'repeated':
      return analysisEn.repeated(found.answers, found.keys, found.examples.map(show));
    case 'malformed-at':
      return analysisEn.malformedAt(found.count, found.places);
    case 'lines-faulty':
      return `${counted(found.count, 'output line')} ${found.count === 1 ? 'was' : 'were'} duplicated, malformed or not asked for`;
  }
}
