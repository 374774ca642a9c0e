import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { cliEn } from '../packages/cli/src/locales/cli-en.ts';
import { englishPhrases } from './support/english-phrases.ts';
import { runCli } from './support/run-cli.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const han = /\p{Script=Han}/u;

/** Words that are the same in both languages. */
const sameWords = ['Token', 'Token 用量'];

/** What each language has for itself: English phrases to be replaced, and lists to pick from. */
const ownPlaces = /\.help\.phrases\.|\.\d+$/;

async function filesLike(patterns: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for await (const path of glob([...patterns], { cwd: root })) found.push(path.replaceAll('\\', '/'));
  return found.sort();
}

const folders = ['packages/*/src/**', 'actions/*/src/**'];
const english = await filesLike(folders.map((folder) => `${folder}/*-en.ts`));
const chinese = await filesLike(folders.map((folder) => `${folder}/*-zh.ts`));

/** Every message below what a file exports, by its place: a text, or a function that makes one, as its source. */
async function messagesOf(path: string): Promise<Map<string, string>> {
  const messages = new Map<string, string>();
  const add = (value: unknown, place: string): void => {
    if (typeof value === 'string') messages.set(place, value);
    else if (typeof value === 'function') messages.set(place, `${sourceMark}${value}`);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) add(inner, `${place}.${name}`);
    }
  };
  const exported: Record<string, unknown> = await import(pathToFileURL(join(root, path)).href);
  for (const value of Object.values(exported)) add(value, '');
  return messages;
}

const sourceMark = 'source:';
const literals = /'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|"(?:[^"\\\n]|\\.)*"/g;

/** The texts that a message consists of. */
function textsIn(message: string): string[] {
  if (!message.startsWith(sourceMark)) return [message];
  return (message.match(literals) ?? []).map((literal) => literal.slice(1, -1).replace(/\$\{[^}]*\}/g, '…'));
}

/** What is wrong with a message in Chinese, given the same in English. */
function faultOf(zh: string, en: string): string | null {
  if (sameWords.includes(zh)) return null;
  if (textsIn(zh).join('').trim() === '' && textsIn(en).join('').trim() !== '') return 'empty';
  const isProse = textsIn(en).some((text) => /[A-Za-z]{2,} [A-Za-z]{2,}|^[A-Z]?[a-z]{3,}$/.test(text));
  if (isProse && !textsIn(zh).some((text) => han.test(text))) return 'not translated';
  const left = textsIn(zh).flatMap(englishPhrases);
  return left.length > 0 ? `left in English: ${left.join(', ')}` : null;
}

test('each file of words has its fellow in the other language', () => {
  expect(english.length).toBeGreaterThan(10);
  expect(chinese).toEqual(english.map((path) => path.replace(/-en\.ts$/, '-zh.ts')).sort());
});

describe.each(english.filter((path) => !path.includes('/prompts/')))('the words of %s', (path) => {
  test('have all their translations, and these are Chinese', async () => {
    const en = await messagesOf(path);
    const zh = await messagesOf(path.replace(/-en\.ts$/, '-zh.ts'));
    const named = (messages: Map<string, string>) =>
      [...messages.keys()].filter((place) => !ownPlaces.test(place)).sort();
    expect(named(zh)).toEqual(named(en));
    const faults = named(en).map((place) => [place, faultOf(zh.get(place) ?? '', en.get(place) ?? '')]);
    expect(faults.filter(([, fault]) => fault !== null)).toEqual([]);
    expect(named(en).filter((place) => textsIn(en.get(place) ?? '').some((text) => han.test(text)))).toEqual([]);
  });
});

test.each([
  ['a text that was left as it is', 'The key is missing', 'The key is missing', 'not translated'],
  ['a text that was left empty', ' ', 'The key is missing', 'empty'],
  ['a label that was left as it is', 'Failed', 'Failed', 'not translated'],
  ['half a translation', '密钥 is not given here', 'The key is missing', 'left in English: is not given here'],
  [
    'a function',
    `${sourceMark}(n) => \`The key \${n} is missing\``,
    `${sourceMark}(n) => \`The key \${n}\``,
    'not translated',
  ],
  ['a translation', '缺少密钥', 'The key is missing', null],
  ['a name', 'CSV', 'CSV', null],
])('what is not translated is found: %s', (_what, zh, en, fault) => {
  expect(faultOf(zh, en)).toBe(fault);
});

test('the help of every verb and flag is Chinese', async () => {
  const verbs = Object.keys(cliEn.verbs);
  expect(verbs).toContain('report');
  for (const verb of verbs) {
    const { stdout } = await runCli([verb, '--help', '--lang', 'zh'], { cwd: root });
    const entries = stdout.split(/\n {2}(?=\S)/).slice(1);
    expect(entries.filter((entry) => !han.test(entry))).toEqual([]);
    expect(englishPhrases(stdout)).toEqual([]);
  }
});

const documents = (await filesLike(['*.md', 'docs/*.md', 'packages/*/*.md'])).filter(
  (path) => !path.endsWith('.zh.md'),
);

describe.each(documents.filter((path) => !path.endsWith('SECURITY.md')))('the document %s', (path) => {
  test('has the same sections and examples in Chinese', async () => {
    const shape = async (file: string) => {
      const text = (await readFile(join(root, file), 'utf8')).replace(/^(`{3,})[\s\S]*?^\1/gm, '```');
      const lines = text.split('\n');
      return lines.filter((line) => /^#{1,4} |^```/.test(line)).map((line) => line.replace(/^(#+|```).*/, '$1'));
    };
    expect(await shape(path.replace(/\.md$/, '.zh.md'))).toEqual(await shape(path));
  });
});
