import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { gfmHtml, renderGfm } from './gfm.ts';

/** To find a file of a package on any runtime. */
const require = createRequire(import.meta.url);

/** A page that shows Markdown as a comment on GitHub, at the width of a comment. */
export async function gfmPage(
  markdown: string,
  { isOpen = false, head = '' }: { isOpen?: boolean; head?: string } = {},
): Promise<string> {
  const css = await readFile(require.resolve('github-markdown-css/github-markdown-light.css'), 'utf8');
  const html = gfmHtml(renderGfm(markdown));
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>Comment</title>${head}<style>${css}
body { margin: 0; padding: 16px; background: #fff }
.comment { width: 848px; padding: 16px; border: 1px solid #d1d9e0; border-radius: 6px }
.markdown-body { font-size: 14px; font-family: "Noto Sans", "Liberation Sans", "Noto Sans CJK SC", "Noto Color Emoji", sans-serif }
</style></head><body><div class="comment"><article class="markdown-body">${isOpen ? html.replaceAll('<details>', '<details open>') : html}</article></div></body></html>`;
}
