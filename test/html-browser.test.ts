import axe from 'axe-core';
import { describe, expect, test } from 'vitest';
import { langs } from '../packages/core/src/index.ts';
import { findChromium } from './support/chromium.ts';
import { htmlSamples, sampleDetail, sampleHtml } from './support/html-samples.ts';
import { openHtml } from './support/open-html.ts';

const chromium = findChromium() ?? '';

const keys = `[...document.querySelectorAll('.requests .open')].map((button) => button.innerText.trim())`;
const status = `document.querySelector('.status').innerText`;

/** Gives a field a value as a reader would. */
const choose = (label: string, value: string) => `(() => {
  const found = [...document.querySelectorAll('.filters label')].find((label) => label.firstChild.textContent === ${JSON.stringify(label)});
  const field = found.querySelector('input, select');
  field.value = ${JSON.stringify(value)};
  field.dispatchEvent(new Event(field.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }));
})()`;

describe.skipIf(chromium === '')('the page in a real browser (skipped where there is no Chromium)', () => {
  // Each two of language, theme and width come together once.
  test.each([
    ['en', 'light', 1280],
    ['en', 'dark', 360],
    ['zh', 'dark', 1280],
    ['zh', 'light', 360],
  ] as const)(
    'in %s, %s and %i pixels wide, axe finds nothing, and nothing is wider than the page',
    async (lang, theme, width) => {
      for (const sample of [htmlSamples.compared, htmlSamples.emulated]) {
        await using page = await openHtml(chromium, await sampleHtml(sample, lang), { dark: theme === 'dark', width });
        await page.click('.open');
        await page.click('#failures details summary');
        await page.until(`document.querySelector('.detail pre') !== null`);
        expect(await page.evaluate(`matchMedia('(prefers-color-scheme: dark)').matches`)).toBe(theme === 'dark');
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
        expect(page.complaints).toEqual([]);
        await page.evaluate(`${axe.source}; true`);
        const found = await page.evaluate(
          `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`,
        );
        expect(found).toEqual([]);
      }
    },
  );

  describe.each(langs)('in %s', (lang) => {
    test.each([400, 768, 1600])('nothing is wider than a page of %i pixels', async (width) => {
      await using page = await openHtml(chromium, await sampleHtml(htmlSamples.failing, lang), { width });
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    });
  });

  test('rows open to prompt and answer, as text, and close', async () => {
    const texts = { prompt: 'A train leaves at 9:40.\nWhen is it there?', answer: '11 < 12 & 10 > 9' };
    const details = [sampleDetail('gsm8k-0001'), sampleDetail('gsm8k-0002', {}, texts)];
    await using page = await openHtml(chromium, await sampleHtml({ ...htmlSamples.passing, details }, 'en'));
    expect(await page.evaluate(`document.querySelector('.open').getAttribute('aria-expanded')`)).toBe('false');
    await page.evaluate(`document.querySelectorAll('.open')[1].click()`);
    await page.until(`document.querySelector('.detail pre') !== null`);
    const shown = await page.evaluate(`[...document.querySelectorAll('.detail pre')].map((text) => text.innerText)`);
    expect(shown).toEqual([texts.prompt, texts.answer]);
    await page.evaluate(`document.querySelectorAll('.open')[1].click()`);
    expect(await page.evaluate(`document.querySelectorAll('.detail:not([hidden])').length`)).toBe(0);
  });

  test('rows are found by their texts, by what became of them, by type, reason and checks', async () => {
    await using page = await openHtml(chromium, await sampleHtml(htmlSamples.compared, 'en'));
    const search = 'Search keys, messages, prompts and answers';
    const all = await page.evaluate(keys);
    expect(await page.evaluate(status)).toBe('200 requests');
    await page.evaluate(choose(search, 'Question 42 of REFUND'));
    await page.until(`${status} === '1 of 200 requests'`);
    expect(await page.evaluate(keys)).toEqual(['refund-0042']);
    await page.evaluate(choose(search, ''));
    expect(await page.evaluate(keys)).toEqual(all);
    await page.evaluate(choose('Outcome', 'failed'));
    expect(await page.evaluate(status)).toBe('16 of 200 requests');
    await page.evaluate(choose('Type', 'refund'));
    expect(await page.evaluate(keys)).toEqual(['refund-0002', 'refund-0031', 'refund-0044']);
    await page.evaluate(choose('Reason', 'SAFETY'));
    expect(await page.evaluate(keys)).toEqual(['refund-0002', 'refund-0031']);
    await page.evaluate(`document.querySelector('#table p.row button').click()`);
    expect(await page.evaluate(keys)).toEqual(all);
    await page.evaluate(choose('Outcome', 'succeeded'));
    await page.evaluate(choose('Checks', 'not:maxChars'));
    expect(await page.evaluate(keys)).toEqual(['refund-0027']);
    await page.evaluate(choose('Change', 'improvement'));
    expect(await page.evaluate(keys)).toEqual([]);
    expect(await page.text()).toContain('No request is like that.');
    await page.evaluate(choose('Checks', ''));
    expect(await page.evaluate(keys)).toEqual(['gsm8k-0001']);
  });

  test.each(['en', 'zh'] as const)(
    'what a sum is of stays on one line beside a long note on prices: %s',
    async (lang) => {
      const { failing } = htmlSamples;
      const notes = ['Of cached tokens the pages say this and that, and the higher rate is taken. '.repeat(4)];
      const cost = failing.report.cost && { ...failing.report.cost, notes };
      const html = await sampleHtml({ ...failing, report: { ...failing.report, cost } }, lang);
      await using page = await openHtml(chromium, html);
      const lines = `[...document.querySelectorAll('.sums th')].map((head) => {
      const range = document.createRange();
      range.selectNodeContents(head);
      return new Set([...range.getClientRects()].map(({ top }) => top)).size;
    })`;
      expect(await page.evaluate(`Math.max(...${lines})`)).toBe(1);
    },
  );

  test('a head sorts, then the other way round, then not any more, and says so', async () => {
    await using page = await openHtml(chromium, await sampleHtml(htmlSamples.failing, 'en'));
    const all = await page.evaluate(keys);
    const head = `[...document.querySelectorAll('.requests thead th')].find((cell) => cell.innerText.startsWith('Tokens'))`;
    const tokens = `[...document.querySelectorAll('.requests td[data-label=Tokens]')].map((cell) => cell.innerText)`;
    await page.evaluate(`${head}.firstChild.click()`);
    expect(await page.evaluate(`${head}.getAttribute('aria-sort')`)).toBe('descending');
    const falling = await page.evaluate(tokens);
    expect(falling).toEqual([...(Array.isArray(falling) ? falling : [])].sort((a, b) => Number(b) - Number(a)));
    await page.evaluate(`${head}.firstChild.click()`);
    expect(await page.evaluate(`${head}.getAttribute('aria-sort')`)).toBe('ascending');
    await page.evaluate(`${head}.firstChild.click()`);
    expect(await page.evaluate(`${head}.getAttribute('aria-sort')`)).toBeNull();
    expect(await page.evaluate(keys)).toEqual(all);
  });

  test('the keyboard reaches the table, opens a row and closes it', async () => {
    await using page = await openHtml(chromium, await sampleHtml(htmlSamples.passing, 'en'));
    await page.press('Tab');
    expect(await page.evaluate('document.activeElement.innerText')).toBe('Skip to the requests');
    await page.press('Enter');
    await page.until(`location.hash === '#requests'`);
    for (let presses = 0; presses < 20; presses += 1) {
      await page.press('Tab');
      if ((await page.evaluate(`document.activeElement.className === 'open'`)) === true) break;
    }
    expect(await page.evaluate('document.activeElement.innerText.trim()')).toBe('gsm8k-0001');
    expect(await page.evaluate(`getComputedStyle(document.activeElement).outlineStyle`)).toBe('solid');
    await page.press('Enter');
    await page.until(`document.querySelector('.detail:not([hidden]) pre') !== null`);
    await page.press('Enter');
    expect(await page.evaluate(`document.querySelectorAll('.detail:not([hidden])').length`)).toBe(0);
  });

  test('a link to a key opens its row on its page', async () => {
    const details = Array.from({ length: 450 }, (_, index) => sampleDetail(`gsm8k-${String(index).padStart(4, '0')}`));
    const failed = sampleDetail('refund-0031', { outcome: 'failed', reason: 'SAFETY' });
    const html = await sampleHtml({ ...htmlSamples.failing, details: [...details, failed] }, 'en');
    await using page = await openHtml(chromium, html);
    expect(await page.evaluate(`${keys}.length`)).toBe(100);
    await page.evaluate(`location.hash = '#key=gsm8k-0321'`);
    await page.until(`document.activeElement?.innerText?.trim() === 'gsm8k-0321'`);
    expect(await page.text()).toContain('Page 4 of 5');
    await page.until(`document.querySelector('.detail:not([hidden]) pre')?.innerText === 'What is gsm8k-0321?'`);
    expect(await page.evaluate(`document.activeElement.getBoundingClientRect().top < innerHeight`)).toBe(true);
    await page.evaluate(choose('Outcome', 'failed'));
    await page.evaluate(
      `[...document.querySelectorAll('#failures a')].find((link) => link.textContent === 'refund-0031').click()`,
    );
    await page.until(`document.activeElement?.innerText?.trim() === 'refund-0031'`);
    await page.evaluate(`location.hash = '#key=nobody'`);
    await page.until(`${status}.includes('nobody')`);
  });

  test('on paper the lists of keys are open, and closed again afterwards', async () => {
    await using page = await openHtml(chromium, await sampleHtml(htmlSamples.failing, 'en'));
    await page.evaluate(`addEventListener('beforeprint', () => {
      window.printed = document.querySelectorAll('#failures details[open]').length;
    })`);
    expect((await page.pdf()).subarray(0, 4).toString()).toBe('%PDF');
    expect(await page.evaluate('window.printed')).toBe(
      await page.evaluate(`document.querySelectorAll('#failures details').length`),
    );
    expect(await page.evaluate(`document.querySelectorAll('#failures details[open]').length`)).toBe(0);
  });

  test('the button turns a light page dark and back', async () => {
    await using page = await openHtml(chromium, await sampleHtml(htmlSamples.passing, 'en'));
    const back = 'getComputedStyle(document.body).backgroundColor';
    const light = await page.evaluate(back);
    await page.click('#theme');
    expect(await page.evaluate(back)).not.toBe(light);
    await page.click('#theme');
    expect(await page.evaluate(back)).toBe(light);
  });

  test('a page without texts shows keys, figures and reasons, and says what it lacks', async () => {
    const html = await sampleHtml(htmlSamples.failing, 'en', { details: null });
    expect(html).not.toContain('Question 1');
    await using page = await openHtml(chromium, html);
    await page.click('.open');
    expect(await page.evaluate(`document.querySelectorAll('.detail pre').length`)).toBe(0);
    expect(await page.text()).toContain('This report holds no prompts and no answers.');
    await page.evaluate(choose('Search keys, messages, prompts and answers', 'overloaded'));
    expect(await page.evaluate(status)).toBe('12 of 200 requests');
    expect(page.complaints).toEqual([]);
  });

  test('a long text is cut, and the page says so', async () => {
    const details = [sampleDetail('gsm8k-0001', {}, { prompt: 'x'.repeat(30_000) })];
    await using page = await openHtml(chromium, await sampleHtml({ ...htmlSamples.passing, details }, 'en'));
    await page.click('.open');
    await page.until(`document.querySelector('.detail pre') !== null`);
    expect(await page.evaluate(`document.querySelector('.detail pre').innerText.length`)).toBe(20_000);
    expect(await page.text()).toContain('the first 20,000 of 30,000 characters');
  });
});

test('without scripts, the page says all but the table', async () => {
  const html = await sampleHtml(htmlSamples.failing, 'en');
  const text = html.replace(/<(script|style)[\s\S]*?<\/\1>/g, '').replace(/<[^>]*>/g, ' ');
  for (const said of ['Failed', '184 of 200', 'gsm8k-0149', 'refund-0044', 'Scripts are off', 'MISSING']) {
    expect(text).toContain(said);
  }
});
