import { describe, expect, test } from 'vitest';
import type { Finding, FindingCode, FindingDetails, NetworkTrouble } from '../doctor/finding.ts';
import { checkupNames, finding } from '../doctor/finding.ts';
import { GeminiBatchError } from '../errors/gemini-batch-error.ts';
import { doctorText, findingWords } from '../reports/text/doctor-text.ts';
import { doctorWords } from './doctor-words.ts';
import { langs } from './lang.ts';

const han = /\p{Script=Han}/u;
const jobs = { active: 1, limit: 100, more: false };
const files = { files: 1234, bytes: 5e9, limitBytes: 20e9, more: true };
const error = new GeminiBatchError('key-refused', { message: 'API key not valid' });

/** One of every kind; the compiler asks for a new one here. */
const details: { readonly [C in FindingCode]: FindingDetails[C] } = {
  'runtime-ok': { runtime: 'Node.js', version: '24.9.0' },
  'runtime-old': { runtime: 'Node.js', version: '20.0.0', needed: '22.18' },
  'runtime-untested': { runtime: 'Bun', version: '1.0.0', tested: 'Deno 2.9' },
  'folder-ok': { folder: 'output', freeBytes: 5e9 },
  'folder-small': { folder: 'output', freeBytes: 5e6 },
  'folder-unwritable': { folder: 'output', reason: 'EACCES' },
  'address-default': { address: 'https://a.test' },
  'address-set': { address: 'https://a.test' },
  'address-embedded': { folder: '/output/emulator' },
  'address-plain': { address: 'http://a.test' },
  'version-ignored': { value: 'v1' },
  'proxy-none': {},
  'proxy-used': { proxies: ['HTTPS_PROXY=http://p'] },
  'proxy-ignored': { proxies: ['HTTPS_PROXY=http://p'] },
  'key-from-file': { file: 'token.json' },
  'key-from-environment': { variable: 'GEMINI_API_KEY' },
  'key-embedded': {},
  'key-file-open': { file: 'token.json', mode: '644' },
  'keys-differ': { used: 'GOOGLE_API_KEY', ignored: 'GEMINI_API_KEY' },
  'reach-ok': { host: 'h', tookMs: 1234, emulator: true },
  'reach-failed': { host: 'h', trouble: 'name', reason: 'ENOTFOUND' },
  'reach-slow': { host: 'h', seconds: 10 },
  'reach-foreign': { host: 'h', status: 302, location: 'http://login' },
  'clock-ok': { skewSeconds: -1 },
  'clock-off': { skewSeconds: 7300 },
  'clock-unknown': {},
  'key-accepted': {},
  'model-ok': { model: 'm', inputTokens: 1_048_576, outputTokens: 65_536 },
  'model-unclear': { model: 'm' },
  'model-changes': { notice: { kind: 'model-routed', model: 'm', from: '2026-12-01', past: false, to: 'n' } },
  'jobs-ok': jobs,
  'jobs-many': { ...jobs, active: 88 },
  'jobs-full': { ...jobs, active: 100 },
  'files-ok': files,
  'files-many': files,
  'files-full': files,
  'tier-untold': { model: 'm', limits: [3_000_000, null, null] },
  failed: { error },
  busy: { error: new GeminiBatchError('overloaded', { message: 'Try later' }) },
  needs: { check: 'reach' },
};

const found: readonly Finding[] = Object.keys(details).map((code) => one(code));

function one(code: string): Finding {
  const known = Object.entries(details).find(([name]) => name === code);
  if (!known || !isCode(code)) throw new Error(`no finding ${code}`);
  return finding('model', code, details[code]);
}

function isCode(code: string): code is FindingCode {
  return Object.hasOwn(details, code);
}

describe.each(langs)('doctorWords in %s', (lang) => {
  const words = doctorWords(lang);

  test.each(found)('$code: what was found, and what to do when it is not well', (each) => {
    const { message, remedies } = findingWords(each, words);
    for (const text of [message, ...remedies]) {
      expect(text).not.toMatch(/^\s*$|undefined|NaN|null|\[object/);
      expect(text).not.toMatch(/\n/);
    }
    if (['warning', 'fault'].includes(each.outcome)) expect(remedies.length).toBeGreaterThan(0);
    if (each.outcome === 'ok') expect(remedies).toEqual([]);
    const isName = each.code === 'runtime-ok';
    const isCommand = /^chmod/;
    for (const text of [message, ...remedies].filter((line) => !isName && !isCommand.test(line))) {
      expect([text, han.test(text)]).toEqual([text, lang === 'zh']);
    }
  });

  test('each check and outcome has a name', () => {
    const names = [...checkupNames.map((check) => words.checks[check]), ...Object.values(words.outcomes)];
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(han.test(name)).toBe(lang === 'zh');
  });

  test.each<NetworkTrouble>(['name', 'certificate', 'refused', 'cut', 'no-way', 'other'])(
    'a network in trouble: %s',
    (trouble) => {
      const { message, remedies } = findingWords(
        finding('reach', 'reach-failed', { host: 'h', trouble, reason: 'X' }),
        words,
      );
      expect(message).toContain('X');
      expect(remedies).toHaveLength(1);
    },
  );

  test.each([
    [
      { ok: 9, warning: 0, fault: 0, skipped: 2 },
      { en: 'All is well: 9 ok, 2 skipped', zh: '一切正常：正常 9 项，跳过 2 项' },
    ],
    [
      { ok: 9, warning: 1, fault: 0, skipped: 0 },
      { en: 'Runs can work: 1 warning, 9 ok', zh: '可以运行：警告 1 项，正常 9 项' },
    ],
    [
      { ok: 1, warning: 2, fault: 3, skipped: 0 },
      { en: 'Runs will fail: 3 faults, 2 warnings, 1 ok', zh: '运行会失败：故障 3 项，警告 2 项，正常 1 项' },
    ],
  ])('the summary of %j', (counts, expected) => {
    expect(words.summary(counts)).toBe(expected[lang]);
  });
});

test.each([
  [1, 'en', '1 second ahead of'],
  [-90, 'en', '90 seconds behind'],
  [121, 'en', '2 minutes ahead of'],
  [-90_000, 'en', '25 hours behind'],
  [-90, 'zh', '慢 90 秒'],
  [90_000, 'zh', '快 25 小时'],
] as const)('doctorWords: a clock that is off by %d seconds, in %s', (skewSeconds, lang, text) => {
  expect(findingWords(finding('clock', 'clock-off', { skewSeconds }), doctorWords(lang)).message).toContain(text);
});

test('doctorText sets outcome, check and finding side by side, with what to do below', () => {
  const plain = (_: string, text: string) => text;
  expect(doctorText(finding('key', 'keys-differ', details['keys-differ']), doctorWords('en'), plain)).toBe(
    [
      'warning  API key        GEMINI_API_KEY holds another key: it is not used, for GOOGLE_API_KEY wins',
      '         → Unset the one that you do not mean: unset GOOGLE_API_KEY, or unset GEMINI_API_KEY',
      '',
    ].join('\n'),
  );
  expect(doctorText(finding('clock', 'clock-unknown', {}), doctorWords('zh'), plain)).toBe(
    '跳过  时钟        响应中没有时间\n',
  );
});

test('doctorText: what comes from outside cannot write lines or move the cursor', () => {
  const location = 'http://x\n\u001b[2J\rok  Network  all is well';
  const shown = doctorText(
    finding('reach', 'reach-foreign', { host: 'h', status: 302, location }),
    doctorWords('en'),
    (_, text) => text,
  );
  expect(shown.trimEnd().split('\n')).toHaveLength(2);
  for (const control of ['\u001b', '\r']) expect(shown).not.toContain(control);
});
