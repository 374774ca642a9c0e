import { createServer } from 'node:http';
import { describe, expect, test } from 'vitest';
import { dumpDom, findChromium } from './support/chromium.ts';
import { gfmPage } from './support/gfm-page.ts';
import { hostileStrings } from './support/hostile-strings.ts';
import { type ReportSample, reportSamples } from './support/report-samples.ts';
import { sampleMarkdown } from './support/sample-markdown.ts';

const chromium = findChromium();

/** Runs in the page: what moved, ran or overflowed ends up in the title. */
const probe = `<script>
window.alert = () => { window.ran = true };
addEventListener('load', () => {
  const edge = document.querySelector('.comment').getBoundingClientRect().right;
  const wide = [...document.querySelectorAll('.comment *:not(table *)')]
    .filter((element) => element.getBoundingClientRect().right > edge);
  document.title = JSON.stringify({
    ran: window.ran === true,
    wide: [...new Set(wide.map((element) => element.tagName))],
    requests: performance.getEntriesByType('resource').map(({ name }) => name),
    text: document.querySelector('.comment').innerText.length,
  });
});
</script>`;

/** Every hostile text, as keys with messages and as types; the beacon calls a server that counts. */
function hostile(beacon: string): ReportSample {
  const { failing } = reportSamples;
  const texts = [
    ...Object.values(hostileStrings),
    `![](${beacon})`,
    `<img src="${beacon}">`,
    `"><script src="${beacon}">`,
  ];
  return {
    failures: texts.map((text) => ({ key: text, reason: 'UNAVAILABLE', message: text })),
    checkFailures: texts.map((text) => ({ key: text, checks: [text] })),
    report: {
      ...failing.report,
      run: { ...failing.report.run, suite: 'x'.repeat(200), model: '𒐫'.repeat(200) },
      byType: failing.report.byType.flatMap((row) => texts.slice(0, 10).map((type) => ({ ...row, type }))),
    },
  };
}

async function probed(page: string): Promise<unknown> {
  if (chromium === null) throw new Error('There is no browser');
  const title = /<title>(.*?)<\/title>/.exec(await dumpDom(chromium, page))?.[1] ?? '';
  return JSON.parse(title.replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&lt;', '<'));
}

describe.skipIf(chromium === null)('in a real browser (skipped where there is no Chromium)', () => {
  test('a comment full of hostile texts runs nothing, asks for nothing and keeps its width', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const beacon = `http://127.0.0.1:${port}/beacon.png`;
    try {
      const page = await gfmPage(sampleMarkdown(hostile(beacon), 'en'), { isOpen: true, head: probe });
      expect(await probed(page)).toEqual({ ran: false, wide: [], requests: [], text: expect.any(Number) });
      expect(asked).toEqual([]);
      // The same server is asked, and the same probe speaks, when the page does hold an image and a script.
      const bad = page.replace(
        '<article',
        `<img src="${beacon}"><hr style="width:2000px"><script>alert(1)</script><article`,
      );
      expect(await probed(bad)).toMatchObject({ ran: true, wide: expect.arrayContaining(['HR']), requests: [beacon] });
      expect(asked).toEqual(['/beacon.png']);
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });
});
