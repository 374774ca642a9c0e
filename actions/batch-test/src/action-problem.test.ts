import { describeError, type ErrorCode, type ErrorDetails, GeminiBatchError, langs } from '@gemini-batch-test/core';
import { expect, test } from 'vitest';
import { type ActionProblem, ActionProblemError, explain } from './action-problem.ts';
import { actionWords } from './locales/action-words.ts';

const han = /\p{Script=Han}/u;

test.each<[ActionProblem, readonly string[]]>([
  [
    {
      kind: 'inputs',
      faults: [
        { kind: 'invalid', input: 'min-pass-rate', value: '80%', allowed: '0 … 1' },
        { kind: 'conflict', inputs: ['suite', 'type'] },
        { kind: 'pointless', input: 'count', needs: 'type' },
      ],
    },
    ['min-pass-rate', '"80%"', '0 … 1', 'suite', 'type', 'count'],
  ],
  [{ kind: 'fork-refused' }, ['allow-fork', 'emulator: true']],
  [{ kind: 'outside-workspace', path: '../secret' }, ['"../secret"']],
  [{ kind: 'no-folder', path: 'evals' }, ['"evals"', 'actions/checkout']],
])('explain tells a problem with what to do, in both languages: $kind', (problem, says) => {
  const [en, zh] = langs.map((lang) => explain(new ActionProblemError(problem), lang, actionWords(lang)));
  for (const words of [en, zh]) {
    for (const text of says) expect(`${words?.message} ${words?.hint}`).toContain(text);
    expect(words?.message).not.toMatch(/[.。]$/);
  }
  expect(`${en?.message} ${en?.hint}`).not.toMatch(han);
  expect(zh?.message).toMatch(han);
  expect(zh?.hint).toMatch(han);
});

type DetailsOfAll = { readonly [code in ErrorCode]?: ErrorDetails[code] };

/** Errors whose remedy is a flag on the command line. */
const withFlags: DetailsOfAll = {
  'key-missing': {},
  'source-missing': {},
  'input-missing': { file: 'in.jsonl' },
  'input-models-differ': { file: 'in.jsonl', models: ['a', 'b'] },
  'over-budget': { estimateUsd: 2, limitUsd: 1 },
  'price-unknown': { model: 'x' },
  'cost-not-estimable': {},
  'model-not-found': { model: 'x' },
};

/** Errors whose remedy is the same in a workflow. */
const others: DetailsOfAll = {
  'key-refused': { message: 'API key not valid' },
  'key-malformed': {},
  'token-file-not-json': { file: 'token.json' },
  'quota-exceeded': { message: 'too much' },
  network: { host: 'generativelanguage.googleapis.com', reason: 'ECONNREFUSED' },
};

function errorsOf(all: DetailsOfAll): [ErrorCode, GeminiBatchError<ErrorCode>][] {
  const codes = Object.keys(all).filter((code): code is keyof typeof all => code in all);
  return codes.map((code) => [code, new GeminiBatchError(code, all[code] ?? {})]);
}

test.each(errorsOf(withFlags))('explain names inputs, not flags of the command line: %s', (_, error) => {
  for (const lang of langs) {
    const { message, hint } = explain(error, lang, actionWords(lang));
    expect(message).toBe(describeError(error, lang).message);
    expect(hint).not.toMatch(/(?:^|\s)--\w|GEMINI_API_KEY,/);
    expect(hint).not.toBe(describeError(error, lang).hint);
  }
});

test.each(errorsOf(others))('explain says what the command line says: %s', (_, error) => {
  for (const lang of langs) {
    const words = explain(error, lang, actionWords(lang));
    expect(words).toMatchObject(describeError(error, lang));
    expect(`${words.message} ${words.hint}`).not.toMatch(/(?:^|\s)--\w/);
  }
});

test.each([
  ['an error', new TypeError('x is not a function'), 'x is not a function'],
  ['a text', 'out of order', 'out of order'],
  ['nothing', undefined, 'undefined'],
])('explain takes %s that is none of ours for a defect of ours', (_, error, says) => {
  for (const lang of langs) {
    const { message, hint } = explain(error, lang, actionWords(lang));
    expect(message).toContain('gemini-batch-test');
    expect(message).toContain(says);
    expect(hint).not.toBe('');
  }
});
