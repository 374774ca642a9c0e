import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { estimateRun, estimateText } from '../packages/core/src/index.ts';
import { startOptions } from './support/emulated-run.ts';
import { fencedBlocks } from './support/fenced-blocks.ts';
import { runCli } from './support/run-cli.ts';
import { servedEmulator } from './support/served-emulator.ts';

const guides = [
  ['guide.md', 'en'],
  ['guide.zh.md', 'zh'],
] as const;

const docs = fileURLToPath(new URL('../docs/', import.meta.url));

/** The blocks of output below a heading. */
async function outputs(guide: string, heading: RegExp): Promise<string[]> {
  const sections = (await readFile(join(docs, guide), 'utf8')).split(/^(?=## )/m);
  return fencedBlocks(sections.find((section) => heading.test(section)) ?? '', 'text');
}

test.each(guides)('the estimate in %s is what estimate says, on a day of 2026', async (guide, lang) => {
  const source = { kind: 'generator', type: 'mixed', count: 50_000, seed: 1 } as const;
  const options = startOptions({ source }, { model: 'gemini-3.6-flash', requestsPerJob: 1000, lang });
  const clock = { now: () => Date.parse('2026-11-29T12:00:00Z'), sleep: async () => {} };
  const text = estimateText(await estimateRun(options, { clock }), lang, (_, plain) => plain);
  const [block = ''] = await outputs(guide, /^## (What it will cost|费用预估)/);
  expect(block.split('\n').length).toBeGreaterThan(8);
  expect(text.slice(0, block.length)).toBe(block);
});

test.each(guides)('what doctor says in %s is what it says', async (guide, lang) => {
  await using service = await servedEmulator();
  const env = { ...service.env, GOOGLE_API_KEY: 'another-key' };
  const { stdout } = await runCli(['doctor', '--lang', lang], { cwd: tmpdir(), env });
  const [block = ''] = await outputs(guide, /^## `doctor`/);
  expect(block.split('\n').length).toBeGreaterThan(3);
  expect(stdout).toContain(block);
});
