import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

test.each(await documents())('the links of %s lead somewhere', async (document) => {
  expect(await brokenLinks(document)).toEqual([]);
});

test('a link that leads nowhere is found', async () => {
  const text = '# A [b](c)\n[here](#a-b) [there](README.md#with-a-key) [x](nowhere.md) [y](#nowhere) [z](README.md#no)';
  expect(await brokenLinks('docs.md', text)).toEqual(['c', 'nowhere.md', '#nowhere', 'README.md#no']);
});

async function documents(): Promise<string[]> {
  const below = async (folder: string) => (await readdir(join(root, folder))).map((name) => join(folder, name));
  return [...(await below('.')), ...(await below('docs'))].filter((path) => path.endsWith('.md'));
}

/** Relative links to files that are not there, or to headings that the file does not have. */
async function brokenLinks(document: string, text?: string): Promise<string[]> {
  const broken: string[] = [];
  const prose = (text ?? (await readFile(join(root, document), 'utf8'))).replace(/^```[\s\S]*?^```/gm, '');
  for (const [, link = ''] of prose.matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^https?:/.test(link)) continue;
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? document : join(dirname(document), path);
    const isThere = path === '' || (await exists(target));
    const content = path === '' && text !== undefined ? text : null;
    const hasAnchor = anchor === undefined || (isThere && (await anchorsOf(target, content)).includes(anchor));
    if (!isThere || !hasAnchor) broken.push(link);
  }
  return broken;
}

async function exists(path: string): Promise<boolean> {
  return await stat(join(root, path)).then(
    () => true,
    () => false,
  );
}

/** The anchors that GitHub makes of headings: their text in small letters, blanks as hyphens, without punctuation. */
async function anchorsOf(path: string, content: string | null): Promise<string[]> {
  const text = content ?? (await readFile(join(root, path), 'utf8'));
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
      .replaceAll(' ', '-'),
  );
}
