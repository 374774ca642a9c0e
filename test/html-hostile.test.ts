import { createServer } from 'node:http';
import { describe, expect, test } from 'vitest';
import type { RequestDetail } from '../packages/core/src/index.ts';
import { findChromium } from './support/chromium.ts';
import { hostileStrings } from './support/hostile-strings.ts';
import { type HtmlSample, htmlSamples, sampleDetail, sampleHtml } from './support/html-samples.ts';
import { openHtml } from './support/open-html.ts';

const chromium = findChromium() ?? '';

/** What would run, or call a server, if it were taken for HTML. */
function attacks(beacon: string): string[] {
  return [
    ...Object.values(hostileStrings),
    '</script><script>window.ran=1</script>',
    '<!--<script>window.ran=1</script>-->',
    '<img src=x onerror="window.ran=1">',
    `<img src="${beacon}"><link rel=stylesheet href="${beacon}"><iframe src="${beacon}"></iframe>`,
    `" onfocus="window.ran=1" autofocus x="`,
    `</style><style>@import '${beacon}';</style>`,
    `<svg onload="window.ran=1"><a href="javascript:window.ran=1">x</a></svg>`,
    '</textarea></title></noscript></select></table></main><h1>Passed</h1>',
    'a\u2028window.ran=1\u2029b',
    '${window.ran=1}`;window.ran=1//',
  ];
}

/** Every attack wherever text comes from outside. */
function hostile(beacon: string): HtmlSample {
  const texts = attacks(beacon);
  const { report } = htmlSamples.compared;
  const [byType] = report.byType;
  const [job] = report.run.jobs;
  const details = texts.flatMap((text, index): RequestDetail[] => [
    sampleDetail(`${text}#${index}`, { type: text, reason: text, modelVersion: text }, { prompt: text, answer: text }),
    sampleDetail(
      `f${index} ${text}`,
      { outcome: 'failed', type: text, reason: `${text}`, message: text, checks: [] },
      { prompt: text.repeat(2), answer: null },
    ),
  ]);
  const keys = details.map(({ result }) => result.key);
  return {
    details,
    report: {
      ...report,
      run: {
        ...report.run,
        id: texts.join(' '),
        model: texts.join(' '),
        suite: texts.join(' '),
        baseUrl: texts.join(' '),
        createdAt: '<b>',
        git: { repository: texts.join(' '), sha: '<script>', ref: '<b>', pullRequest: 7 },
        jobs: job === undefined ? [] : texts.map((text) => ({ ...job, name: text, state: text, createTime: text })),
      },
      byType: byType === undefined ? [] : texts.map((type) => ({ ...byType, type })),
      finishReasons: Object.fromEntries(texts.map((text) => [text, 1])),
      errors: texts.map((text) => ({ code: 14, status: text, message: text, count: 2, retryable: true, keys: [text] })),
      cost: report.cost && { ...report.cost, source: texts.join(' ') },
      comparison: report.comparison && {
        ...report.comparison,
        baselineRunId: texts.join(' '),
        baseline: { ...report.comparison.baseline, model: texts.join(' ') },
        regressions: keys.slice(0, 150),
        improvements: keys.slice(150),
      },
    },
  };
}

describe.skipIf(chromium === '')('in a real browser (skipped where there is no Chromium)', () => {
  test.each([1280, 360])('hostile texts run nothing, ask for nothing, move nothing: %i pixels wide', async (width) => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const beacon = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/beacon`;
    const sample = hostile(beacon);
    try {
      await using page = await openHtml(chromium, await sampleHtml(sample, 'en'), { width });
      const count = sample.details.length;
      expect(await page.evaluate(`document.querySelector('.status').innerText`)).toBe(`${count} requests`);
      let shown = 0;
      for (;;) {
        await page.evaluate(
          `for (const button of document.querySelectorAll('.open, details:not([open]) > summary')) button.click()`,
        );
        await page.until(
          `document.querySelectorAll('.detail:not([hidden]) .texts section').length === 2 * document.querySelectorAll('.open').length`,
        );
        shown += Number(await page.evaluate(`document.querySelectorAll('.open').length`));
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
        // Nothing stands outside its box, where it could cover another.
        expect(
          await page.evaluate(`[...document.querySelectorAll('.detail pre, .open bdi')].filter((text) => {
            const box = text.getBoundingClientRect();
            return box.left < 0 || box.right > innerWidth;
          }).length`),
        ).toBe(0);
        if (shown >= count) break;
        await page.evaluate(`document.querySelectorAll('.pager button')[2].click()`);
      }
      expect(shown).toBe(count);
      expect(await page.evaluate('window.ran')).toBeUndefined();
      expect(
        await page.evaluate(
          `document.querySelectorAll('img, iframe, object, embed, form, link:not([rel=icon]), main style, [onfocus], [onload], [autofocus], main script').length`,
        ),
      ).toBe(0);
      expect(await page.evaluate(`document.querySelectorAll('h1').length`)).toBe(1);
      expect(
        await page.evaluate(
          `[...document.querySelectorAll('a')].every((link) => link.getAttribute('href').startsWith('#'))`,
        ),
      ).toBe(true);
      // In one line of ours, nothing unseen; in a text as it came, the hidden is named.
      expect(
        await page.evaluate(`/[\\u202A-\\u202E\\u2066-\\u2069\\u200B\\u001B]/.test(document.body.innerText)`),
      ).toBe(false);
      expect(await page.text()).toContain('U+2028');
      expect(await page.evaluate(`performance.getEntriesByType('resource').map(({ name }) => name)`)).toEqual([]);
      expect(asked).toEqual([]);
      expect(page.complaints).toEqual([]);
      // The same page does complain, and keeps them out, when a script and an image of another are put into it.
      await page.evaluate(`document.body.append(
        Object.assign(document.createElement('script'), { text: 'window.ran=1' }),
        Object.assign(document.createElement('img'), { src: ${JSON.stringify(beacon)} }),
      )`);
      await page.until('true');
      expect(await page.evaluate('window.ran')).toBeUndefined();
      expect(asked).toEqual([]);
      expect(page.complaints.join()).toContain('Content Security Policy');
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });
});
