import { expect, test } from 'vitest';
import { describedBodies } from './testing/described-bodies.ts';
import { describedScenarios } from './testing/described-scenarios.ts';
import { shapeOf } from './testing/shape-of.ts';

const bodies = await describedBodies();

test('there is a scenario for every described body', () => {
  expect(Object.keys(describedScenarios).sort()).toEqual(bodies.map(({ name }) => name).sort());
});

test.each(bodies)('$name: the emulator answers in the described shape, field for field', async (described) => {
  const answered = await describedScenarios[described.name]?.();
  expect(answered?.status).toBe(described.status);
  expect(shapeOf(answered?.body)).toEqual(shapeOf(described.body));
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
