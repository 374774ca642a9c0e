import { expect, test } from 'vitest';
import { htmlSamples, sampleDetail, sampleHtml } from '../../../../../test/support/html-samples.ts';
import { htmlReport } from './html-report.ts';
import type { RowChunk } from './row-chunks.ts';

const { report } = htmlSamples.passing;

const chunksOf = (html: string): RowChunk[] =>
  [...html.matchAll(/<script type="application\/json" class="rows">(.*?)<\/script>/gs)].map(([, json = '']) =>
    JSON.parse(json),
  );

test('htmlReport comes in pieces: the verdict before any request is read with its texts, and no piece holds many', async () => {
  let read = 0;
  const details = Array.from({ length: 1_000 }, (_, index) => sampleDetail(`k-${index}`));
  const readBefore: number[] = [];
  const parts = htmlReport(report, {
    lang: 'en',
    results: async function* () {
      for (const { result } of details) yield result;
    },
    details: async function* () {
      for (const detail of details) {
        read += 1;
        yield detail;
      }
    },
    expectedSeconds: null,
    prices: [],
  });
  for await (const part of parts) if (/class="verdict|class="rows"/.test(part)) readBefore.push(read);
  expect(readBefore).toEqual([0, 250, 500, 750, 1_000]);
});

test('htmlReport ends a piece before long texts grow too many', async () => {
  const details = Array.from({ length: 40 }, (_, index) =>
    sampleDetail(`k-${index}`, {}, { prompt: 'x'.repeat(100_000) }),
  );
  const html = await sampleHtml({ report, details }, 'en');
  expect(chunksOf(html).length).toBeGreaterThan(1);
  expect(chunksOf(html).flatMap(({ rows }) => rows)).toHaveLength(40);
});

test('htmlReport without details reads the results twice and holds no texts', async () => {
  let times = 0;
  const html = await sampleHtml(htmlSamples.failing, 'en', {
    details: null,
    results: async function* () {
      times += 1;
      for (const { result } of htmlSamples.failing.details) yield result;
    },
  });
  expect(times).toBe(2);
  expect(chunksOf(html).map(({ texts }) => texts)).toEqual(['']);
});

test('htmlReport of more rows than the table takes keeps those to look at, and says so', async () => {
  const html = await sampleHtml(htmlSamples.failing, 'en', { maxRows: 10 });
  const rows = chunksOf(html).flatMap(({ rows }) => rows);
  expect(rows).toHaveLength(10);
  expect(rows.map(([key]) => key)).not.toContain('gsm8k-0001');
  expect(rows.map(([key]) => key)).toContain('gsm8k-0017');
  expect(html).toContain('The table has 10 of 200 requests');
});

test('htmlReport of no request at all is a page', async () => {
  const html = await sampleHtml({ report: { ...report, byType: [], finishReasons: {} }, details: [] }, 'en');
  expect(html).toMatch(/<\/html>\n$/);
  expect(chunksOf(html)).toEqual([]);
});

test('htmlReport names nothing from elsewhere but the addresses it was given', async () => {
  const links = { commit: 'https://github.com/org/app/commit/1f0c2a9', run: null };
  const html = await sampleHtml(htmlSamples.passing, 'en', { links });
  const addresses = [...html.matchAll(/(?:src|href)="([^"#][^"]*)"|url\(([^)]*)\)|@import/g)].map(([found]) => found);
  expect(addresses.filter((found) => !found.startsWith('href="data:'))).toEqual([`href="${links.commit}"`]);
  for (const part of [
    'innerHTML',
    'insertAdjacentHTML',
    'document.write',
    'eval(',
    'unsafe',
    'fetch(',
    'localStorage',
  ]) {
    expect(html).not.toContain(part);
  }
});
