import { expect, test } from 'vitest';
import { recordedBodies } from './testing/recorded-bodies.ts';
import { recordedScenarios } from './testing/recorded-scenarios.ts';
import { shapeOf } from './testing/shape-of.ts';

const bodies = await recordedBodies();

test('there is a scenario for every recorded body', () => {
  expect(Object.keys(recordedScenarios).sort()).toEqual(bodies.map(({ name }) => name).sort());
});

test.each(bodies)('$name: the emulator answers in the shape that was recorded, field for field', async (recorded) => {
  const answered = await recordedScenarios[recorded.name]?.();
  expect(answered?.status).toBe(recorded.status);
  expect(shapeOf(answered?.body)).toEqual(shapeOf(recorded.body));
});

test('shapeOf: names, types, forms of items and packed types', () => {
  expect(shapeOf({ b: [1, 2], a: 'x', n: null, '@type': 't' })).toEqual({
    '@type': 't',
    a: 'string',
    b: ['number'],
    n: 'null',
  });
  expect(shapeOf([{ a: 1 }, { b: 1 }, { a: 2 }])).toEqual([{ a: 'number' }, { b: 'number' }]);
  expect(shapeOf({ a: true })).not.toEqual(shapeOf({ a: 'true' }));
  expect(shapeOf([])).not.toEqual(shapeOf([1]));
});
