import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import papaparse from 'papaparse';
import { describe, expect, test } from 'vitest';
import { csvReport, type RequestDetail } from '../packages/core/src/index.ts';
import { hostileStrings } from './support/hostile-strings.ts';
import { inTurn, joined } from './support/pieces.ts';
import { reportSamples } from './support/report-samples.ts';
import { detailWith, sampleDetails } from './support/sample-details.ts';

const { failing } = reportSamples;

async function csv(details: readonly RequestDetail[], texts = false): Promise<string> {
  return await joined(csvReport(inTurn(details), { texts }));
}

/** The records as two public parsers read them, which must agree. */
function recordsOf(text: string): string[][] {
  const records: string[][] = parse(text, { bom: true });
  const other = papaparse.parse<string[]>(text, { newline: '\r\n', skipEmptyLines: 'greedy', delimiter: ',' });
  expect(other.errors).toEqual([]);
  expect(other.data).toEqual(records);
  return records;
}

/** The text of a cell: the apostrophes are taken away where the writer puts them. */
function textOf(cell: string | undefined): string | undefined {
  return cell?.replace(/^'(?='*[\t\r\n])|(?:^|(?<=[;\t\r\n]))'(?='*(?:[^\S\t\r\n]|\p{Cf}){0,3}[=+\-@＝＋－＠])/gu, '');
}

/** What a text becomes that CSV has no place for. */
function expected(text: string): string {
  return text.toWellFormed().replace(/(?![\t\n\r])\p{Cc}/gu, '\ufffd');
}

test('the columns have names that stay, and each key has one record', async () => {
  const details = sampleDetails(failing);
  const [names, ...records] = recordsOf(await csv(details));
  expect(names?.join(' ')).toBe(
    'key type outcome reason message checks_total checks_passed failed_checks prompt_tokens cached_tokens ' +
      'candidates_tokens thoughts_tokens model_version attempt shard line',
  );
  expect(records.map(([key]) => key)).toEqual(details.map(({ result }) => result.key));
  const byKey = new Map(records.map((record) => [record[0], record.slice(1).join('|')]));
  expect(byKey.get('gsm8k-0001')).toBe('gsm8k|succeeded|STOP||1|1||106|0|151|0|gemini-3.5-flash-lite|1|1|1');
  expect(byKey.get('refund-0008')).toBe(
    'refund|succeeded|STOP||3|1|json schema|106|0|158|0|gemini-3.5-flash-lite|1|1|8',
  );
  expect(byKey.get('gsm8k-0149')).toBe('gsm8k|failed|MISSING||1|0|number||||||||');
});

test('prompts and answers are two more columns, only when they are asked for', async () => {
  const details = sampleDetails(failing).slice(0, 3);
  expect(await csv(details)).not.toMatch(/Question|Answer|prompt,|answer/);
  const [names, first, , third] = recordsOf(await csv(details, true));
  expect(names?.slice(-2)).toEqual(['prompt', 'answer']);
  expect(first?.slice(-2)).toEqual(['Question 1 of gsm8k?', 'Answer 1.']);
  expect(third?.slice(-2)).toEqual(['Question 3 of gsm8k?', '']);
});

test('it is RFC 4180: lines end in CRLF, quotation marks are doubled, and it begins with a byte order mark', async () => {
  const text = await csv([detailWith('a "b", c\nd', { key: '键' })]);
  expect(text.startsWith('\ufeffkey,type,')).toBe(true);
  expect(text.endsWith('\r\n')).toBe(true);
  expect(text).toContain('\r\n键,"a ""b"", c\nd",failed,');
});

test('a run without results is its header', async () => {
  expect(recordsOf(await csv([], true))).toHaveLength(1);
});

describe('a cell holds no formula', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t'=1"],
    ['\ttext', "'\ttext"],
    ['\r\n=1', "'\r\n'=1"],
    [' =1', "' =1"],
    ['\u200b=1', "'\u200b=1"],
    ['＝1', "'＝1"],
    ["'=1", "''=1"],
    // Where semicolons part the cells.
    ["a;=cmd|' /C calc'!A0;b", "a;'=cmd|' /C calc'!A0;b"],
    ['a\n-1\nb', "a\n'-1\nb"],
    // These are texts.
    ['a=b', 'a=b'],
    ["it's -1", "it's -1"],
    ['1-2', '1-2'],
    ["'tis", "'tis"],
  ])('%j', async (text, cell) => {
    const [, record] = recordsOf(await csv([detailWith(text)], true));
    expect([record?.[0], record?.at(-1)]).toEqual([cell, cell]);
    expect(textOf(cell)).toBe(text);
  });

  test('and figures are no texts', async () => {
    const [, record] = recordsOf(await csv([detailWith('x', { line: 12, shard: -1 })]));
    expect(record?.slice(-2)).toEqual(['-1', '12']);
  });
});

/** Where a spreadsheet that parts cells at semicolons and knows quotation marks only at the start of a cell begins one. */
function cellsWithSemicolons(text: string): string[] {
  return text.replace(/^\ufeff/, '').split(/[;\t\r\n]/);
}

describe('texts from outside', () => {
  test.each(Object.entries(hostileStrings))('%s', async (_name, text) => {
    const written = await csv([detailWith(text)], true);
    const [, record, ...others] = recordsOf(written);
    expect(others).toEqual([]);
    expect(textOf(record?.[0])).toBe(expected(text));
    expect(textOf(record?.at(-1))).toBe(expected(text));
    expect(record?.filter((cell) => /^\s*[=+\-@]/.test(cell))).toEqual([]);
    expect(written).not.toMatch(/(?![\t\n\r])\p{Cc}/u);
  });

  test('whatever they are come back from both parsers, and begin no formula', async () => {
    const sharp = fc.string({ unit: fc.constantFrom(...'=+-@\'";,\t\r\n a字') });
    const text = fc.oneof(sharp, fc.string({ unit: 'binary' }));
    await fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 5 }), async (texts) => {
        const written = await csv(
          texts.map((one) => detailWith(one)),
          true,
        );
        const [, ...records] = recordsOf(written);
        expect(records.map((record) => textOf(record[0]))).toEqual(texts.map(expected));
        expect(records.map((record) => textOf(record.at(-1)))).toEqual(texts.map(expected));
        expect(cellsWithSemicolons(written).filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('of a megabyte of line ends take no longer than others', async () => {
    const written = await csv([detailWith('\n'.repeat(1_000_000)), detailWith("'".repeat(1_000_000))], true);
    expect(written.length).toBeGreaterThan(10_000_000);
  });
});
