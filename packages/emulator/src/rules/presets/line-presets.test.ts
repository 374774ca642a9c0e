import { expect, test } from 'vitest';
import { faultyClient, requestLines } from '../../testing/faulty-client.ts';
import { keyAndText, kindOf, linesOf, testSights } from '../../testing/preset-sights.ts';
import { linePresets } from './line-presets.ts';

const jsonSchema = {
  responseMimeType: 'application/json',
  responseJsonSchema: { type: 'object', properties: { city: { type: 'string' }, people: { type: 'integer' } } },
};
const schema = { responseMimeType: 'application/json', responseSchema: jsonSchema.responseJsonSchema };

/** Whether the JSON in an answer has a text where one belongs, and a number. */
function isSound(line: Readonly<Record<string, unknown>>): boolean {
  const text = /"text":"((?:[^"\\]|\\.)*)"/.exec(JSON.stringify(line))?.[1] ?? '';
  const value = JSON.parse(JSON.parse(`"${text}"`));
  return typeof value.city === 'string' && typeof value.people === 'number';
}

testSights(linePresets, {
  'swapped-keys': [
    [
      linesOf(keyAndText),
      expect.arrayContaining([
        ['k0', '1'],
        ['k1', '0'],
        ['k2', '2'],
        ['k4', '5'],
        ['k5', '4'],
      ]),
    ],
  ],
  'missing-lines': [
    [
      linesOf(({ key }) => key),
      requestLines(20)
        .map(({ key }) => key)
        .filter((key) => key !== 'k10'),
    ],
  ],
  'high-error-rate': [[linesOf(kindOf), expect.arrayContaining(['13', 'STOP'])]],
  'thinking-eats-answer': [
    [
      linesOf(
        (line) => [
          kindOf(line),
          JSON.stringify(line).includes('"text"'),
          /"thoughtsTokenCount":(\d+)/.exec(JSON.stringify(line))?.[1],
        ],
        {
          maxOutputTokens: 300,
        },
      ),
      expect.arrayContaining([
        ['MAX_TOKENS', false, '300'],
        ['STOP', true, undefined],
      ]),
    ],
  ],
  blocked: [[linesOf(kindOf), expect.arrayContaining(['PROHIBITED_CONTENT', 'STOP'])]],
  'degenerate-json': [
    [linesOf(isSound, jsonSchema), expect.not.arrayContaining([true])],
    [linesOf(isSound, schema), expect.not.arrayContaining([false]), 'always'],
  ],
  'rerouted-model': [
    [linesOf((line) => /"modelVersion":"([^"]+)"/.exec(JSON.stringify(line))?.[1]), Array(20).fill('gemini-3.8-flash')],
  ],
});

test.each(['missing-lines', 'high-error-rate'])('%s spares a single request in one of ten jobs', async (name) => {
  const { rules = [] } = linePresets.find((preset) => preset.name === name) ?? {};
  const { client, passSeconds } = faultyClient(rules);
  const jobs = await Promise.all(Array.from({ length: 10 }, () => client.createFromLines(requestLines(1))));
  passSeconds(3600);
  const kinds = await Promise.all(
    jobs.map(async (job) =>
      (await client.output(await client.batch(job.name))).map((line) => kindOf({ ...line })).join(),
    ),
  );
  expect(kinds).toContain('STOP');
  expect(new Set(kinds).size).toBeGreaterThan(1);
});
