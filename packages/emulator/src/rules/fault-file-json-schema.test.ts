import { readFile } from 'node:fs/promises';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { callNames } from '../calls/call-names.ts';
import { isPlainObject } from '../plain-object.ts';
import { faultFileJsonSchema } from './fault-file-json-schema.ts';
import { presets } from './presets/presets.ts';
import { parseFaultFile } from './read-fault-file.ts';

const root = new URL('../../../../', import.meta.url);
const validate = new Ajv({ strict: false, validateFormats: false }).compile(faultFileJsonSchema());

test('faults.schema.json is what the rules are read with', async () => {
  const file = await readFile(new URL('packages/emulator/faults.schema.json', root), 'utf8');
  expect(JSON.parse(file)).toEqual(JSON.parse(JSON.stringify(faultFileJsonSchema())));
  expect(file).toContain(callNames.at(-1));
});

test.each(presets)('the schema admits preset $name', ({ rules }) => {
  expect(validate({ faults: rules }) || validate.errors).toBe(true);
});

test('the schema admits every name of a call, and patterns', () => {
  const calls = [...callNames, '*', 'batches.*', 'models.*Content*', [...callNames], ['*.list', 'files.get']];
  for (const call of calls) {
    expect(validate({ faults: [{ call, do: { status: 503 } }] }) || [call, validate.errors]).toBe(true);
  }
});

/** The properties below a part of the schema that an editor has nothing to say of. */
function silentProperties(part: unknown, path = ''): string[] {
  if (!isPlainObject(part) && !Array.isArray(part)) {
    return [];
  }
  return Object.entries(part).flatMap(([name, value]) => {
    const properties = name === 'properties' && isPlainObject(value) ? Object.entries(value) : [];
    const silent = properties.filter(([, one]) => !isPlainObject(one) || typeof one.description !== 'string');
    return [...silent.map(([key]) => `${path}/${key}`), ...silentProperties(value, `${path}/${name}`)];
  });
}

test('every property of the schema has a description, for editors', () => {
  expect(silentProperties({ properties: { a: { properties: { b: {} } } } })).toEqual(['/a', '/properties/a/b']);
  expect(silentProperties(faultFileJsonSchema())).toEqual([]);
});

test('the schema admits the example, and so does the reader', async () => {
  const path = new URL('examples/faults/faults.yaml', root);
  const text = await readFile(path, 'utf8');
  expect(validate(parse(text)) || validate.errors).toBe(true);
  expect(parseFaultFile(text, 'faults.yaml').length).toBeGreaterThan(5);
});

test.each([
  { falts: [] },
  { faults: [{ call: '*', do: { status: 418 } }] },
  { faults: [{ call: 'batch.create', do: { status: 503 } }] },
  { faults: [{ call: ['batches.get', 'files.put'], do: { status: 503 } }] },
  { faults: [{ call: '', do: { status: 503 } }] },
  { faults: [{ call: '*', when: { nht: 1 }, do: { status: 500 } }] },
  { faults: [{ call: '*', do: { connection: 'reset-after', seconds: 3 } }] },
  { faults: [{ line: {}, do: { error: 13, line: 'missing' } }] },
  { faults: [{ job: {}, call: '*', do: { shuffled: true } }] },
])('the schema refuses %j', (file) => {
  expect(validate(file)).toBe(false);
});
