import { describe, expect, test } from 'vitest';
import type { Report } from '../packages/core/src/index.ts';
import { reportSamples } from './support/report-samples.ts';
import { sampleMarkdown } from './support/sample-markdown.ts';

const { passing, failing, inconclusive } = reportSamples;

/** The Markdown of a sample whose report differs in some fields. */
function changed(sample: typeof passing, report: Partial<Report>): string {
  return sampleMarkdown({ ...sample, report: { ...sample.report, ...report } }, 'en');
}

function run(more: Partial<Report['run']>): Partial<Report> {
  return { run: { ...passing.report.run, ...more } };
}

describe('the heading', () => {
  test('without a suite says what it is of', () => {
    expect(changed(passing, run({ suite: null }))).toMatch(
      /^### ✅ Batch test passed · 200\/200 succeeded \(100\.00%\)/,
    );
  });

  test('without checks says nothing of them', () => {
    const [heading] = changed(passing, { checks: null }).split('\n');
    expect(heading).toBe('### ✅ Passed · `support answers` · 200/200 succeeded (100.00%)');
  });
});

describe('the table', () => {
  const rowsOf = (markdown: string) => markdown.split('\n').filter((line) => line.startsWith('|'));

  test('of one type has no total', () => {
    expect(rowsOf(changed(passing, { byType: passing.report.byType.slice(0, 1) }))).toHaveLength(3);
    expect(rowsOf(changed(passing, {}))).toHaveLength(5);
  });

  test('of no type at all has the total', () => {
    expect(rowsOf(changed(passing, { byType: [] })).at(-1)).toContain('**Total** | **200**');
  });

  test('leaves the pass rate out where nothing is checked', () => {
    expect(rowsOf(changed(passing, {}))[0]).toContain('Pass rate');
    expect(rowsOf(changed(passing, { checks: null }))[0]).not.toContain('Pass rate');
  });

  test('shows a type without checks, and one without a price, as such', () => {
    const [first, second] = passing.report.byType;
    if (first === undefined || second === undefined) throw new Error('The sample has two types');
    const byType = [first, { ...second, checked: 0, passed: null, costUsd: null }];
    expect(rowsOf(changed(passing, { byType }))[3]).toMatch(/^\| `refund` \| 50 \| 50 \| .* \| – \| 9,155 \| – \|$/);
  });
});

describe('a gate', () => {
  const gate = (more: Partial<Report['gates'][number]>): Report['gates'] => [
    { name: 'maxCostUsd', threshold: 1, actual: 1.001, verdict: 'fail', ...more },
  ];

  test('on the cost that fails by little shows by how much', () => {
    expect(changed(passing, { gates: gate({}) })).toContain('❌ Cost **1.0010 USD**, required ≤ 1.0000 USD');
  });

  test('on the cost says why it could not be judged', () => {
    const unknown = { cost: null, gates: gate({ actual: null, verdict: 'inconclusive' }) };
    expect(changed(passing, unknown)).toContain('cannot be judged: no price for the model that answered');
    expect(changed(inconclusive, unknown)).toContain('cannot be judged: what a job did before it was cut short');
  });

  test('on the pass rate says that nothing has a check', () => {
    const gates = gate({ name: 'minPassRate', actual: null, verdict: 'inconclusive' });
    expect(changed(passing, { checks: null, gates })).toContain('cannot be judged: no request has a check');
  });

  test('on the cost gives its reason once; without the gate the line about the run gives it', () => {
    expect(changed(passing, { cost: null })).toContain('**Cost** not known\\\n');
    expect(changed(passing, { cost: null, gates: [] })).toContain('**Cost** not known: no price');
  });
});

describe('the line about the run', () => {
  test('leaves out what is not known', () => {
    const durations = { queuedSeconds: null, runningSeconds: null, totalSeconds: null, secondsPerRequest: null };
    const report = { ...passing.report, durations, run: { ...passing.report.run, jobs: [], git: null } };
    const markdown = sampleMarkdown({ ...passing, report }, 'en', { links: { commit: null, run: null } });
    expect(markdown).toMatch(
      /\n\n\*\*Model\*\* `gemini-3.5-flash-lite` · \*\*Cost\*\* 0.0251 USD · \*\*Saved\*\* 0.0251 USD \(50.00%\)\n$/,
    );
    expect(markdown).not.toMatch(/Time|Commit|Workflow run|[Jj]ob/);
  });

  test('without an address for it the commit is told, not linked', () => {
    const markdown = sampleMarkdown(passing, 'en', { links: { commit: null, run: null } });
    expect(markdown).toContain('**Commit** `1f0c2a9`\\\n');
  });

  test('an address cannot end its link', () => {
    const commit = 'https://ghe.test/a (b)/<c>\\commit';
    const markdown = sampleMarkdown(passing, 'en', { links: { commit, run: null } });
    expect(markdown).toContain('[`1f0c2a9`](https://ghe.test/a%20%28b%29/%3cc%3e%5ccommit)');
  });

  test('small amounts keep what they have', () => {
    const cost = {
      currency: 'USD',
      batch: 0.000265,
      standard: 0.00053,
      saved: 0.000265,
      pricedAt: '',
      source: '',
    } as const;
    expect(changed(passing, { cost })).toContain('**Cost** 0.000265 USD');
  });
});

describe('failed requests', () => {
  test('for a reason that is not known are told as that, whatever it is called', () => {
    for (const status of ['CODE_99', 'constructor', '__proto__']) {
      const errors = [{ code: 99, status, message: null, count: 16, retryable: false, keys: [] }];
      const meaning =
        'a reason that this tool does not know; see the message, send it again, and reword the request if it comes again';
      expect(changed(failing, { errors })).toContain(`- **16 requests** · \`${status}\`: ${meaning}\n`);
    }
  });

  test('whose keys nobody knows still have what the service said', () => {
    const errors = [{ code: null, status: 'JOB_FAILED', message: 'boom', count: 16, retryable: false, keys: [] }];
    const markdown = sampleMarkdown({ ...failing, failures: [], report: { ...failing.report, errors } }, 'en');
    expect(markdown).toContain('then retry the run\n  - `boom`\n');
  });

  test('are not mentioned where there are none', () => {
    expect(changed(passing, {})).not.toContain('failed');
  });
});

test('lines that could not be read are told once: with their places where those are known', () => {
  const { integrity } = passing.report;
  const malformedAt = [{ shard: 1, attempt: 1, line: 7 }];
  const markdown = changed(passing, { integrity: { ...integrity, malformed: 1, malformedAt } });
  expect(markdown).toContain('⚠️ 1 output line could not be read: shards/0001-1/output.jsonl:7\n');
  expect(markdown).not.toContain('malformed');
});

test('warnings stand on one line each, and integrity only where something is off', () => {
  const integrity = { ...passing.report.integrity, malformed: 1, unexpected: 2 };
  const markdown = changed(passing, { integrity });
  expect(markdown).toContain(
    '\n\n⚠️ Integrity of the output: 2 lines for keys that were not sent, 1 malformed line\n\n',
  );
  expect(changed(passing, {})).not.toContain('⚠️');
});

test.each([
  [4, '⚠️ Canaries: only 4 of 5 answered as asked; answers may not belong to their keys'],
  [5, '✅ Canaries: 5 of 5 answered as asked; answers belong to their keys'],
])('of five canaries %d matched', (matched, line) => {
  const integrity = { ...passing.report.integrity, canaries: { sent: 5, matched } };
  expect(changed(passing, { integrity })).toContain(`\n\n${line}\n\n`);
  expect(changed(passing, {})).not.toContain('Canaries');
});

test('a run far slower than expected is warned of, unless it is emulated', () => {
  const slow = { expectedSeconds: { from: 60, to: 120 } };
  expect(sampleMarkdown(passing, 'en', slow)).toContain('⚠️ Speed: 10.9 times the longest expected time');
  expect(sampleMarkdown(reportSamples.emulated, 'en', slow)).not.toContain('Speed');
});
