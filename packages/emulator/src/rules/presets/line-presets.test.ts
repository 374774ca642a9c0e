import { batchOperationSchema } from '@gemini-batch-test/core/wire';
import { expect, test } from 'vitest';
import { faultyClient, inlineRequests, requestLines } from '../../testing/faulty-client.ts';
import { anHour, between, keyAndText, kindOf, linesOf, tally, testSights } from '../../testing/preset-sights.ts';
import { linePresets } from './line-presets.ts';

const jsonSchema = {
  responseMimeType: 'application/json',
  responseJsonSchema: { type: 'object', properties: { city: { type: 'string' }, people: { type: 'integer' } } },
};
const schema = { responseMimeType: 'application/json', responseSchema: jsonSchema.responseJsonSchema };

/** What became of the JSON in an answer that has a text for a city and a number of people. */
function senseOf(line: Readonly<Record<string, unknown>>): string {
  const text = /"text":"((?:[^"\\]|\\.)*)"/.exec(JSON.stringify(line))?.[1] ?? '';
  const { city, people } = JSON.parse(JSON.parse(`"${text}"`));
  const found = `${city === null ? 'null' : typeof city}, ${people === null ? 'null' : typeof people}`;
  const names: Record<string, string> = {
    'string, number': 'sound',
    'null, null': 'empty',
    'number, string': 'shifted',
    'string, string': 'prose',
  };
  return names[found] ?? found;
}

/** Of every so many of 20 lines the first is one thing, the others are another. */
function firstOfEvery<Seen>(every: number, first: Seen, others: Seen): Seen[] {
  return Array.from({ length: 20 }, (_, index) => (index % every === 0 ? first : others));
}

/** Which model answers a job on each of some models. */
async function answeringModels(
  { client, passSeconds }: ReturnType<typeof faultyClient>,
  models: readonly string[],
): Promise<unknown> {
  const seen = [];
  for (const model of models) {
    const batch = { inputConfig: { requests: { requests: inlineRequests(2) } } };
    const created = await client.json('POST', `/v1beta/models/${model}:batchGenerateContent`, { batch });
    passSeconds(anHour);
    const { metadata } = await client.batch(batchOperationSchema.parse(created).name);
    const answers = metadata?.output?.inlinedResponses?.inlinedResponses ?? [];
    seen.push([model, ...answers.map(({ response }) => response?.modelVersion)]);
  }
  return seen;
}

testSights(linePresets, {
  'swapped-keys': [
    [
      linesOf(keyAndText),
      requestLines(20).map(({ key }, index) => [key, String(index + ([1, -1, 0, 0][index % 4] ?? 0))]),
    ],
  ],
  'missing-lines': [
    [
      async (faulty) => {
        const answers = await linesOf(kindOf, { count: 400 })(faulty);
        return { missing: 400 - answers.length, kinds: [...new Set(answers)] };
      },
      { missing: between(30, 50), kinds: ['STOP'] },
    ],
    [async (faulty) => (await linesOf(({ key }) => key, { count: 3 })(faulty)).includes('k1'), false],
  ],
  'high-error-rate': [
    [
      async (faulty) => {
        const { STOP: sound = 0, ...others } = tally(await linesOf(kindOf, { count: 400 })(faulty));
        return { faulty: 400 - sound, ...others };
      },
      {
        faulty: between(115, 155),
        13: between(60, 100),
        8: between(8, 26),
        14: between(8, 26),
        RECITATION: between(16, 44),
      },
    ],
    [async (faulty) => (await linesOf(kindOf, { count: 2 })(faulty))[1], '13'],
  ],
  'thinking-eats-answer': [
    [
      linesOf(
        (line) => {
          const text = JSON.stringify(line);
          return [kindOf(line), text.includes('"text"'), /"thoughtsTokenCount":(\d+)/.exec(text)?.[1]];
        },
        { config: { maxOutputTokens: 300 } },
      ),
      firstOfEvery(2, ['MAX_TOKENS', false, '300'], ['STOP', true, undefined]),
    ],
  ],
  blocked: [
    [
      linesOf((line) => [kindOf(line), JSON.stringify(line).includes('"candidates"')]),
      firstOfEvery(4, ['PROHIBITED_CONTENT', false], ['STOP', true]),
    ],
  ],
  'degenerate-json': [
    [
      async (faulty) => {
        const senses = await linesOf(senseOf, { config: jsonSchema })(faulty);
        return [senses.length, ...new Set(senses.sort())];
      },
      [20, 'empty', 'prose', 'shifted'],
    ],
    [linesOf(senseOf, { config: schema }), Array(20).fill('sound'), 'always'],
  ],
  'rerouted-model': [
    [
      (faulty) =>
        answeringModels(faulty, [
          'gemini-2.5-flash',
          'gemini-3.5-flash',
          'gemini-3.8-flash',
          'gemini-3.5-flash-lite',
          'gemini-4-argon',
        ]),
      [
        ['gemini-2.5-flash', 'gemini-3.5-flash-lite', 'gemini-3.5-flash-lite'],
        ['gemini-3.5-flash', 'gemini-3.6-flash', 'gemini-3.6-flash'],
        ['gemini-3.8-flash', 'gemini-4-argon', 'gemini-4-argon'],
        ['gemini-3.5-flash-lite', 'gemini-3.8-flash', 'gemini-3.8-flash'],
        ['gemini-4-argon', 'gemini-3.8-flash', 'gemini-3.8-flash'],
      ],
    ],
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
