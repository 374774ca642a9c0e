import { readFile } from 'node:fs/promises';
import { wireFaults } from '@gemini-batch-test/core/wire-proof';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { describedBodies, describedBodiesFolder } from './testing/described-bodies.ts';

const bodies = await describedBodies();

/** Objects that hold whatever the caller sent, by their JSON pointer. */
const isFree = (pointer: string): boolean =>
  /\/inlinedResponses\/\d+\/metadata$|\/(quotaDimensions|details\/\d+\/metadata)$/.test(pointer);

interface Variant {
  readonly what: string;
  readonly value: unknown;
}

/** Every variant of a body with one thing wrong: a further field, or a value of another type. */
function brokenVariants(message: string, value: unknown, pointer = ''): Variant[] {
  if (typeof value !== 'object' || value === null) {
    const other = typeof value === 'string' ? 7 : 'seven';
    return [{ what: `${pointer} is of another type`, value: other }];
  }
  if (isFree(pointer)) return [];
  // Further fields of a request's line come back in the line of its answer.
  if (message === 'OutputLine' && pointer === '') return variantsWithin(message, value, pointer);
  const more = Array.isArray(value) ? [...value, null] : { ...value, furtherField: 'x' };
  return [{ what: `${pointer} has more`, value: more }, ...variantsWithin(message, value, pointer)];
}

function variantsWithin(message: string, value: object, pointer: string): Variant[] {
  return Object.entries(value).flatMap(([name, inner]) =>
    brokenVariants(message, inner, `${pointer}/${name}`).map(({ what, value: broken }) => ({
      what,
      value: Array.isArray(value) ? value.with(Number(name), broken) : { ...value, [name]: broken },
    })),
  );
}

test('there are bodies, and the README tells of each', async () => {
  expect(bodies.length).toBeGreaterThan(30);
  for (const readme of ['README.md', 'README.zh.md']) {
    const text = await readFile(new URL(readme, describedBodiesFolder), 'utf8');
    const told = [...text.matchAll(/^\| `([a-z0-9-]+)` /gm)].map(([, name]) => name);
    expect(told).toEqual(bodies.map(({ name }) => name));
  }
});

describe.each(bodies)('$name', ({ message, body, status }) => {
  test('is true to the wire', () => {
    expect(wireFaults(message, body)).toEqual([]);
  });

  test('tells its HTTP status', () => {
    const error = z.object({ error: z.object({ code: z.number() }) }).safeParse(body);
    expect(status).toBe(message === 'OutputLine' ? undefined : message === 'Error' ? error.data?.error.code : 200);
  });

  test('is not once one thing in it is wrong', () => {
    const variants = brokenVariants(message, body);
    expect(variants.length).toBeGreaterThan(0);
    expect(variants.filter(({ value }) => wireFaults(message, value).length === 0).map(({ what }) => what)).toEqual([]);
  });
});
