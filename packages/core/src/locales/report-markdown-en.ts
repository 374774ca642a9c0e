import { counted, formatCount } from './format-numbers.ts';
import type { MarkdownMessages } from './report-markdown-messages.ts';

export const markdownEn: MarkdownMessages = {
  verdict: { pass: 'Passed', fail: 'Failed', inconclusive: 'Inconclusive' },
  title: { pass: 'Batch test passed', fail: 'Batch test failed', inconclusive: 'Batch test inconclusive' },
  succeeded: (succeeded, total, rate) => `${succeeded}/${total} succeeded (${rate})`,
  passed: (passed, total, rate) => `${passed}/${total} passed checks (${rate})`,
  emulated: {
    title: 'Emulated run',
    text: 'No real model answered and nothing was billed. Costs are what such a run would have cost.',
  },
  columns: {
    successRate: 'Success rate (95% interval)',
    passRate: 'Pass rate (95% interval)',
    cost: (emulated) => (emulated ? 'Cost (emulated)' : 'Cost'),
  },
  total: 'Total',
  others: (types) => counted(types, 'other type'),
  rateWithin: (rate, low, high) => `${rate} (${low.replace('%', '')} to ${high})`,
  ofChecked: (rate, checked) => `${rate} of ${checked}`,
  usd: (amount, emulated) => `${amount} USD${emulated ? ' (emulated)' : ''}`,
  gates: {
    minSuccessRate: 'Success rate',
    minPassRate: 'Pass rate',
    maxCostUsd: 'Cost',
    maxRegressions: 'Regressions',
    noRegression: 'No regression: p-value of a change for the worse',
  },
  unjudged: {
    cancelled: 'a job was cancelled before its end',
    cutShort: 'what a job did before it was cut short is billed, and the service does not say how much',
    priceUnknown: 'no price for the model that answered, or no token counts for all that was done',
    unchecked: 'no request has a check',
  },
  because: (gate, why) => `${gate}; cannot be judged: ${why}`,
  labels: { time: 'Time', commit: 'Commit', workflowRun: 'Workflow run' },
  saved: (amount, rate, emulated) => `${amount} (${rate}${emulated ? ', emulated' : ''})`,
  jobs: (count) => (count === 1 ? 'Job' : `${formatCount(count)} jobs`),
  requests: (count) => counted(count, 'request'),
  failuresTitle: (requests, reasons) => `${counted(requests, 'request')} failed, for ${counted(reasons, 'reason')}`,
  unknownReason:
    'a reason that this tool does not know; see the message, send it again, and reword the request if it comes again',
  otherReasons: (reasons, requests) => `${counted(requests, 'request')} for ${counted(reasons, 'other reason')}`,
  checksTitle: (failed, total) => `${failed} of ${total} requests did not pass their checks`,
  moreChecks: (count, unanswered) =>
    `… and ${formatCount(count)} more${unanswered ? ': without an answer, or' : ''} in results.jsonl`,
  listSeparator: ', ',
  colon: ': ',
  integrity: {
    title: 'Integrity of the output',
    missing: (count) => `${counted(count, 'request')} without a line`,
    duplicated: (count) => `${counted(count, 'duplicated line')}`,
    ambiguous: (count) => `${counted(count, 'key')} with two different answers`,
    unexpected: (count) => `${counted(count, 'line')} for keys that were not sent`,
    malformed: (count) => `${counted(count, 'malformed line')}`,
  },
  retryable: (count) =>
    `${counted(count, 'request')} failed for a temporary reason: run the test again, later or in smaller batches`,
  moreFailures: (count) => `… and ${count} more in results.jsonl`,
  shortened: (whole, run) =>
    whole === 'summary'
      ? `Shortened to fit: all of it is in the job summary${run === null ? '' : ` of the ${run}`}.`
      : 'Shortened to fit: all of it is in results.jsonl, in the folder of the run.',
};
