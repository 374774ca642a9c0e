import { expect, test } from 'vitest';
import { batchRules } from './batch-rules.ts';
import description from './description.json' with { type: 'json' };
import { wireDifferences } from './differences.ts';
import { errorRules } from './error-rules.ts';
import { fileRules } from './file-rules.ts';
import { strictSchemas } from './strict-schemas.ts';
import type { WireSchemas } from './wire-schema.ts';
import { wireSources } from './wire-sources.ts';

const described: WireSchemas = description.schemas;
const strict = strictSchemas(described, wireDifferences);

/** References of a schema, at any depth. */
function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === '$ref' && typeof inner === 'string' ? [inner] : references(inner),
  );
}

test('every rule is told as a difference, once', () => {
  const told = wireDifferences.flatMap(({ change }) => (change.rule === undefined ? [] : [change.rule]));
  const rules = [batchRules, errorRules, fileRules].flatMap((some) => Object.keys(some));
  expect(told.toSorted()).toEqual(rules.toSorted());
});

test('every source is one that a difference has', () => {
  const told = new Set<string>(wireDifferences.flatMap(({ sources }) => sources));
  expect([...told].sort()).toEqual(Object.keys(wireSources).sort());
});

test('every difference has a source, and says the same in two languages', () => {
  for (const { description: says, wire, sources } of wireDifferences) {
    expect(sources.length).toBeGreaterThan(0);
    for (const { en, zh } of [says, wire]) {
      expect(en).not.toBe('');
      expect(zh).toMatch(/\p{Script=Han}|^`/u);
      // Code is not translated, so it is the same on both sides.
      expect(codes(zh)).toEqual(codes(en));
    }
  }
});

function codes(text: string): string[] {
  return [...text.matchAll(/`[^`]+`/g)].map(([code]) => code).sort();
}

test('without a difference of the form, the schemas are others or none', () => {
  const ofForm = wireDifferences.filter(({ change: { rule: _rule, ...form } }) => Object.keys(form).length > 0);
  expect(ofForm.length).toBeGreaterThan(30);
  for (const difference of ofForm) {
    const others = wireDifferences.filter((other) => other !== difference);
    expect(() => expect(strictSchemas(described, others)).toEqual(strict), JSON.stringify(difference)).toThrow();
  }
});

test('a message that is told to be lacking is not described', () => {
  const lacking = wireDifferences.filter(({ description: says }) => says.en.startsWith('Lacks it'));
  const messages = lacking.filter(({ fields }) => fields.includes('*')).flatMap((difference) => difference.messages);
  expect(messages.length).toBeGreaterThan(5);
  for (const message of messages) expect(described).not.toHaveProperty(message);
});

test('no schema refers to one that is not there', () => {
  const names = references(strict).map((reference) => reference.slice('#/$defs/'.length));
  expect(names.length).toBeGreaterThan(50);
  for (const name of names) expect(strict).toHaveProperty([name]);
});

test('the description says where it is from, and is sorted', () => {
  expect(description.source).toContain('2026-08-22');
  expect(description.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(Object.keys(described)).toEqual(Object.keys(described).toSorted());
});
