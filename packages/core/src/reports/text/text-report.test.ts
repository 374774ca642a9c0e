import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { hostileStrings } from '../../../../../test/support/hostile-strings.ts';
import { type ReportSample, reportSamples } from '../../../../../test/support/report-samples.ts';
import { sampleText } from '../../../../../test/support/sample-reports.ts';
import { langs, type Report } from '../../index.ts';

const { passing, failing, various } = reportSamples;

function errorReport(more: Partial<Report['errors'][number]>): Report['errors'][number] {
  return { code: 14, status: 'UNAVAILABLE', message: 'busy', count: 1, retryable: true, keys: ['a'], ...more };
}

function withReport(sample: ReportSample, more: Partial<Report>): ReportSample {
  return { ...sample, report: { ...sample.report, ...more } };
}

function section(text: string, title: string): string[] {
  const lines = text.split('\n');
  const start = lines.indexOf(title);
  return start === -1 ? [] : lines.slice(start + 1, lines.indexOf('', start));
}

describe('no line is wider than the terminal', () => {
  const samples = Object.entries(reportSamples);
  const widths = [40, 50, 60, 72, 80, 100, 120, 200];

  test.each(samples.flatMap(([name, sample]) => widths.map((columns) => [name, columns, sample] as const)))(
    '%s in %d columns',
    (_name, columns, sample) => {
      for (const lang of langs) {
        const wide = sampleText(sample, lang, { columns })
          .split('\n')
          .filter((line) => stringWidth(line) > columns);
        // Names that are to be copied stay whole.
        expect(wide.filter((line) => !/batches\/\S+$|output\/runs\/|^\s+\S+$/.test(line))).toEqual([]);
      }
    },
  );

  test('and of a hostile one neither, in any language', () => {
    for (const text of Object.values(hostileStrings)) {
      const byType = various.report.byType.map((row) => ({ ...row, type: text }));
      const errors = [errorReport({ status: text, message: text, keys: [text] })];
      const checkFailures = [{ key: text, checks: [text] }];
      const run = { ...various.report.run, model: text };
      const sample = { ...withReport(various, { byType, errors, run }), checkFailures };
      for (const lang of langs) {
        const shown = sampleText(sample, lang, { columns: 60 });
        expect(shown).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|##\[/u);
        const wide = shown.split('\n').filter((line) => stringWidth(line) > 60);
        // Only a word without a place to end, alone behind its name or mark.
        expect(wide.filter((line) => !/^(?:\S.*? {2}|\s+(?:✗ )?)\S+$/.test(line))).toEqual([]);
      }
    }
  });
});

test('a terminal of no width is taken for one of forty columns', () => {
  for (const columns of [0, 1, 39])
    expect(sampleText(failing, 'en', { columns })).toBe(sampleText(failing, 'en', { columns: 40 }));
});

test('the verdict comes first, and then what decided it', () => {
  const [verdict, , title, ...gates] = sampleText(failing, 'en').split('\n');
  expect(verdict).toBe('FAIL  184 of 200 requests succeeded (92.00%)');
  expect([title, gates[0]]).toEqual(['Gates', '  ✗ success rate 92.00%, required ≥ 98.00%']);
});

describe('the table by type', () => {
  test('has intervals beside the rates where there is room', () => {
    const [head, first] = section(sampleText(passing, 'en', { columns: 120 }), 'By type');
    expect(head).toMatch(/Success rate +95% interval +Passed +Pass rate +95% interval/);
    expect(first).toMatch(
      /^ {2}gsm8k +150 +150 +100\.00% +97\.50–100\.00% +147 +98\.00% +94\.29–99\.32% +48,210 +\$0\.0214$/,
    );
  });

  test('keeps the rates where there is hardly any', () => {
    const [head] = section(sampleText(various, 'en', { columns: 40 }), 'By type');
    expect(head).toMatch(/^ {2}Type +Success rate +Pass rate$/);
  });

  test('of very many types counts those that it does not show', () => {
    const [row] = passing.report.byType;
    if (row === undefined) throw new Error('The sample has types');
    const byType = Array.from({ length: 5_000 }, (_, index) => ({ ...row, type: `type-${index}` }));
    const lines = section(sampleText(withReport(passing, { byType }), 'en'), 'By type');
    expect(lines).toHaveLength(52);
    expect(lines.at(-1)).toBe('  … and 4,950 more in report.json');
  });
});

describe('failed requests', () => {
  test('that fail alike are told once, with some of their keys', () => {
    const lines = section(sampleText(failing, 'en', { columns: 120 }), 'Failed requests');
    expect(lines.slice(0, 3)).toEqual([
      '  ✗ 12 × UNAVAILABLE: the service was overloaded or down; send it again later, or in smaller batches',
      '    The model is overloaded. Please try again later.',
      '      gsm8k-0003, gsm8k-0011, gsm8k-0012, gsm8k-0029, gsm8k-0030 and 7 more',
    ]);
    expect(lines.at(-1)).toBe('  … and 7 more in failed.jsonl and results.jsonl');
  });

  test('of one reason with many messages show some of these', () => {
    const errors = Array.from({ length: 900 }, (_, index) =>
      errorReport({ message: `message ${index}`, keys: [`k${index}`] }),
    );
    const requests = { ...failing.report.requests, failed: 900 };
    const lines = section(sampleText(withReport(failing, { errors, requests }), 'en'), 'Failed requests');
    expect(lines.filter((line) => line.includes('message'))).toHaveLength(3);
    expect(lines[0]).toContain('900 × UNAVAILABLE');
    expect(lines.at(-1)).toBe('  … and 897 more in failed.jsonl and results.jsonl');
  });

  test('whose keys nobody knows are counted all the same', () => {
    const errors = [errorReport({ status: 'JOB_FAILED', message: 'boom', count: 16, keys: [] })];
    const lines = section(sampleText(withReport(failing, { errors }), 'en'), 'Failed requests');
    expect(lines.join('\n')).toContain('✗ 16 × JOB_FAILED');
    expect(lines).toContain('    boom');
  });

  test('are not mentioned where there are none', () => {
    expect(sampleText(passing, 'en')).not.toContain('Failed requests');
  });
});

test('requests that did not pass are told by their checks', () => {
  expect(section(sampleText(failing, 'en', { columns: 120 }), 'Failed checks')).toEqual([
    '  ✗ 8 × number',
    '    gsm8k-0017, gsm8k-0021, gsm8k-0034, gsm8k-0054, gsm8k-0066 and 3 more',
    '  ✗ 2 × json, schema',
    '    refund-0008, refund-0019',
    '  ✗ 1 × maxChars',
    '    refund-0027',
    '  … and 16 more: without an answer, or in results.jsonl',
  ]);
});
