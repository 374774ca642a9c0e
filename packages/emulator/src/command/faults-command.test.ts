import { expect, test } from 'vitest';
import { presets } from '../rules/presets/presets.ts';
import { parseFaultFile } from '../rules/read-fault-file.ts';
import type { CommandHost } from './command-host.ts';
import { faultsCommand } from './faults-command.ts';
import { commandWords } from './words.ts';

async function printed(lang: CommandHost['lang'], name: string | undefined, json = false): Promise<string> {
  let text = '';
  const out = (more: string): void => {
    text += more;
  };
  const host = { name: 'emulator', lang, env: {}, signal: new AbortController().signal, out, note: out };
  expect(await faultsCommand(name, { json }, commandWords(lang), host)).toBe(0);
  return text;
}

test.each(presets.map((preset) => [preset.name, preset] as const))(
  'faults %s prints a file of its rules',
  async (name, preset) => {
    for (const lang of ['en', 'zh'] as const) {
      const text = await printed(lang, name);
      expect(parseFaultFile(text, 'faults.yaml')).toEqual(preset.rules);
      expect(text).toContain(preset.sentence[lang]);
    }
    expect(JSON.parse(await printed('en', name, true))).toEqual(JSON.parse(JSON.stringify(preset)));
  },
);

test('faults lists every preset in a line of its own, in columns', async () => {
  for (const lang of ['en', 'zh'] as const) {
    const lines = (await printed(lang, undefined)).split('\n');
    const columns = presets.map((preset) => {
      const line = lines.find((text) => text.startsWith(`${preset.name} `)) ?? '';
      expect(line).toContain(` ${preset.pain ?? '-'} `);
      return line.indexOf(preset.sentence[lang]);
    });
    expect(new Set(columns).size).toBe(1);
    expect(columns[0]).toBeGreaterThan(0);
    expect(lines.join('\n')).toMatch(lang === 'en' ? /^Pain: +its place among what users report most/m : /^痛点：/m);
  }
});
