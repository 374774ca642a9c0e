// Builds the script and the style of the HTML report from packages/core/src/reports/html/page into two modules beside
// that folder, so that every bundle holds them as text. With --check it writes nothing, and fails when a committed one
// is not what the source builds.
import { readFile, writeFile } from 'node:fs/promises';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const folder = fileURLToPath(new URL('../packages/core/src/reports/html/', import.meta.url));

/** What stands in the modules, by their names. */
async function pageAssets(): Promise<ReadonlyMap<string, string>> {
  const shared = { bundle: true, write: false, charset: 'utf8', minifyWhitespace: true, lineLimit: 120 } as const;
  const script = await build({
    ...shared,
    entryPoints: [`${folder}page/main.ts`],
    format: 'iife',
    target: 'es2022',
    minifySyntax: true,
    legalComments: 'none',
  });
  const style = await build({ ...shared, entryPoints: [`${folder}page/style.css`], target: 'es2022' });
  return new Map([
    ['page-script.ts', moduleText('pageScript', 'script', script.outputFiles[0]?.text)],
    ['page-style.ts', moduleText('pageStyle', 'style sheet', style.outputFiles[0]?.text)],
  ]);
}

function moduleText(name: string, what: string, text = ''): string {
  const written = text.replace(/[\\`]|\$\{/g, '\\$&');
  return `/** The page's ${what}, built from the folder \`page\` by \`node scripts/page-assets.ts\`. */\nexport const ${name}: string = \`\n${written}\`;\n`;
}

for (const [name, text] of await pageAssets()) {
  const path = `${folder}${name}`;
  if (!process.argv.includes('--check')) {
    await writeFile(path, text);
  } else if ((await readFile(path, 'utf8').catch(() => '')) !== text) {
    process.stderr.write(`${path} is not what the source builds: run "node scripts/page-assets.ts"\n`);
    process.exitCode = 1;
  }
}
