import { readFile } from 'node:fs/promises';
import type { Lang } from '../packages/core/src/index.ts';
import { presets } from '../packages/emulator/src/index.ts';
import { table } from './markdown-tables.ts';

const examples = new URL('../packages/emulator/examples/', import.meta.url);

const presetHead = {
  en: ['preset', 'pain', 'what a client sees'],
  zh: ['预设', '痛点', '客户端看到什么'],
} as const;

/** The parts of the emulator's README that are made of its sources, by the name of their place. */
export async function emulatorReadmeParts(lang: Lang): Promise<Record<string, string>> {
  const code = async (file: string): Promise<string> =>
    `\n\`\`\`ts\n${await readFile(new URL(file, examples), 'utf8')}\`\`\`\n\n`;
  const rows = presets.map(({ name, pain, sentence }) => [
    `\`${name}\``,
    pain === null ? '' : String(pain),
    sentence[lang],
  ]);
  return {
    vitest: await code('vitest.test.ts'),
    'node-test': await code('node-test.test.ts'),
    presets: `\n${table(presetHead[lang], rows)}\n`,
  };
}
