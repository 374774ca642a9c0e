import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BrowserPage, type BrowserPageOptions, openPage } from './browser-page.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Opens an HTML report from a file in a new browser, and waits until its script has made the table. */
export async function openHtml(chromium: string, html: string, options: BrowserPageOptions = {}): Promise<BrowserPage> {
  const folder = await temporaryFolder();
  try {
    await folder.write('report.html', html);
    const page = await openPage(chromium, pathToFileURL(join(folder.path, 'report.html')).href, options);
    await page.until(`'ready' in document.documentElement.dataset`);
    return {
      ...page,
      [Symbol.asyncDispose]: async () => {
        await page[Symbol.asyncDispose]();
        await folder[Symbol.asyncDispose]();
      },
    };
  } catch (error) {
    await folder[Symbol.asyncDispose]();
    throw error;
  }
}
