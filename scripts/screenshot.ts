import { mkdir, writeFile } from 'node:fs/promises';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { langs } from '../packages/core/src/index.ts';
import { findChromium, takePicture } from '../test/support/chromium.ts';
import { gfmPage } from '../test/support/gfm-page.ts';
import { reportSamples } from '../test/support/report-samples.ts';
import { sampleMarkdown } from '../test/support/sample-markdown.ts';

/** Pictures of the Markdown report as GitHub shows it: `node scripts/screenshot.ts [--open] [FOLDER]`. */
const { values, positionals } = parseArgs({
  options: { open: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const folder = positionals[0] ?? 'output/screenshots';
const chromium = findChromium();
if (chromium === null) throw new Error('There is no Chromium here: install it, or set CHROMIUM to its path');

await mkdir(folder, { recursive: true });
for (const [name, sample] of Object.entries(reportSamples)) {
  for (const lang of langs) {
    const page = await gfmPage(sampleMarkdown(sample, lang), { isOpen: values.open });
    const file = `${folder}/${name}-${lang}${values.open ? '-open' : ''}.png`;
    await writeFile(file, await takePicture(chromium, page, 914, values.open ? 1_000 : 560));
    process.stdout.write(`${file}\n`);
  }
}
