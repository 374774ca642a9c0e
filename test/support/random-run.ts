import fc from 'fast-check';
import type { Check } from '../../packages/core/src/index.ts';

/** A request of a run, as far as its analysis needs it. */
export interface RandomRequest {
  readonly key: string;
  readonly type: string;
  readonly checks: readonly Check[];
  readonly rowDigest: string;
}

interface RandomAttempt {
  /** Which requests went into it; the first has all. */
  readonly keys: readonly string[];
  readonly state: 'SUCCEEDED' | 'FAILED' | 'EXPIRED';
  /** The output as downloaded; null where the job has none. */
  readonly output: string | null;
}

interface RandomShard {
  readonly requests: readonly RandomRequest[];
  readonly attempts: readonly RandomAttempt[];
}

export interface RandomRun {
  readonly shards: readonly RandomShard[];
  readonly gates: { minSuccessRate?: number; minPassRate?: number; maxCostUsd?: number };
}

const long = (text: string): string => text.repeat(70);

const texts = fc.oneof(
  fc.constantFrom('A', 'B', '18', '', '  ', '答案是 18。', '🎈\u2028"\\\n', '{"a": 1}'),
  fc.constantFrom(long('same '), long('other'), long('三个字')),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

const count = fc.oneof(
  { weight: 8, arbitrary: fc.nat({ max: 3_000 }) },
  { weight: 2, arbitrary: fc.constantFrom(0, 200_000, 200_001, 2 ** 31, 2 ** 40) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(-1, 0.5, 1e300, 2 ** 53, '12', null) },
);

const usage = fc.oneof(
  { weight: 6, arbitrary: fc.record({ promptTokenCount: count, candidatesTokenCount: count }) },
  {
    weight: 3,
    arbitrary: fc.record(
      {
        promptTokenCount: count,
        cachedContentTokenCount: count,
        candidatesTokenCount: count,
        thoughtsTokenCount: count,
        totalTokenCount: count,
        serviceTier: fc.constant('standard'),
        promptTokensDetails: fc.constant([]),
      },
      { requiredKeys: [] },
    ),
  },
  { weight: 1, arbitrary: fc.constant(undefined) },
);

const part = fc.oneof(
  { weight: 6, arbitrary: texts.map((text) => ({ text })) },
  { weight: 1, arbitrary: texts.map((text) => ({ text, thought: true })) },
  { weight: 1, arbitrary: fc.constantFrom({ thoughtSignature: 'c2ln' }, { thought: true }, {}) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('f', 'g'), fc.constantFrom('a', 'b'))
      .map(([name, thoughtSignature]) => ({ functionCall: { name, args: { x: [1] } }, thoughtSignature })),
  },
);

const finishReason = fc.constantFrom(
  ...['STOP', 'STOP', 'STOP', undefined, 'MAX_TOKENS', 'CONTINUATION', 'SAFETY', 'RECITATION', 'OTHER'],
  ...['MALFORMED_FUNCTION_CALL', 'PROHIBITED_CONTENT', 'TIRED', '__proto__', 'constructor'],
);

const content = fc.oneof(
  { weight: 8, arbitrary: fc.array(part, { maxLength: 3 }).map((parts) => ({ role: 'model', parts })) },
  { weight: 1, arbitrary: fc.constantFrom(undefined, {}, { role: 'model' }) },
);

const candidate = fc.record({
  content,
  finishReason,
  index: fc.constant(0),
  finishMessage: fc.constantFrom(undefined, 'why'),
});

const modelVersion = fc.constantFrom('m-a', 'm-a', 'm-a', 'm-b', undefined, 'm-unpriced');

/** An answer as it should be; a long one is the same again and again. */
const goodAnswer = fc.record({
  candidates: fc
    .constantFrom('A', '18', long('same '), long('same '), long('same '))
    .map((text) => [{ content: { parts: [{ text }], role: 'model' }, finishReason: 'STOP' }]),
  usageMetadata: fc.record({ promptTokenCount: fc.nat({ max: 900 }), candidatesTokenCount: fc.nat({ max: 900 }) }),
  modelVersion: fc.constant('m-a'),
});

const response = fc.oneof(
  { weight: 9, arbitrary: goodAnswer },
  {
    weight: 8,
    arbitrary: fc.record({
      candidates: fc.array(candidate, { minLength: 1, maxLength: 2 }),
      usageMetadata: usage,
      modelVersion,
      responseId: fc.constant('r'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      promptFeedback: fc.record({ blockReason: fc.constantFrom('SAFETY', 'PROHIBITED_CONTENT', 'NEW', undefined) }),
      usageMetadata: usage,
      modelVersion,
    }),
  },
  { weight: 1, arbitrary: fc.constantFrom({}, { candidates: [] }, { usageMetadata: { promptTokenCount: 7 } }) },
);

const error = fc.record(
  {
    code: fc.constantFrom(3, 8, 13, 14, 99, -1, 0),
    message: fc.constantFrom('busy', 'An internal error has occurred.', '过载 🎈'),
    details: fc.constantFrom<unknown>([], [{ a: 1 }], 'none', [1]),
  },
  { requiredKeys: [] },
);

/** What stands in a line beside its key. */
const body = fc.oneof(
  { weight: 10, arbitrary: response.map((value): object => ({ response: value })) },
  { weight: 2, arbitrary: error.map((value): object => ({ error: value })) },
  { weight: 1, arbitrary: error.map((value): object => ({ status: value })) },
  { weight: 1, arbitrary: fc.tuple(error, response).map(([one, other]): object => ({ error: one, response: other })) },
  { weight: 1, arbitrary: response.map((value): object => ({ response: value, status: '' })) },
  { weight: 1, arbitrary: fc.constantFrom<object>({}, { status: '' }, { response: {} }) },
);

/** Fields that came along: the service's own of tomorrow, and a user's, whose lists come back empty. */
const extras = fc.constantFrom({}, {}, { tags: [], note: { list: [] } }, { fieldOfTomorrow: { values: [1, 2] } });

/** Not lines of ours, or not lines at all. */
const broken = fc.constantFrom(
  ...['{"key": "k0", "resp', '[]', '7', 'null', '"text"', '{', '}', '{"response": {}}', '{"key": 1}', '{"key": null}'],
  ...['{"key":"k0","response":"no"}', '{"key":"k0","response":null}', '{"key":"k0","response":{"candidates":{}}}'],
  ...['{"key":"k1","response":{"candidates":[{"finishReason":1}]}}', '{"key":"k1","error":"text"}'],
  ...['{"key":"k1","error":{"code":"13"}}', '{"key":"k1","response":{"candidates":[{"content":{"parts":[1]}}]}}'],
  ...['data: {"key":"k0"}', '{"custom_id":"k0","response":{}}', '\u0000', '{"key":"k0",}', "{'key':'k0'}"],
  '{"key":"k0","response":{"modelVersion":3}}',
);

/** The same value with its fields in another order; `order` says in which. */
function reordered(value: unknown, order: number): unknown {
  if (Array.isArray(value)) return value.map((item) => reordered(item, order));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([name, inner]): [string, unknown] => [name, reordered(inner, order)]);
  const at = fields.length === 0 ? 0 : order % fields.length;
  const turned = [...fields.slice(at), ...fields.slice(0, at)];
  return Object.fromEntries(order % 2 === 0 ? turned : turned.toReversed());
}

function lineFor(keys: readonly string[]): fc.Arbitrary<string> {
  const key = fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...keys) },
    { weight: 1, arbitrary: fc.constantFrom('stranger', 'toString', '') },
  );
  const whole = fc
    .tuple(key, body, extras, fc.nat({ max: 40 }))
    .map(([name, fields, more, order]) => JSON.stringify(reordered({ ...fields, ...more, key: name }, order)));
  const truncated = fc.tuple(whole, fc.double({ min: 0, max: 0.99, noNaN: true }));
  return fc.oneof(
    { weight: 14, arbitrary: whole },
    { weight: 1, arbitrary: broken },
    { weight: 1, arbitrary: truncated.map(([text, share]) => text.slice(0, Math.floor(text.length * share))) },
    // A number that no double holds.
    {
      weight: 1,
      arbitrary: key.map(
        (name) =>
          `{"key":${JSON.stringify(name)},"response":{"candidates":[{"content":{"parts":[{"text":"A"}]}}],"usageMetadata":{"promptTokenCount":1e999}}}`,
      ),
    },
    { weight: 1, arbitrary: fc.constantFrom('', '   ', '\t') },
  );
}

/** A file of such lines, with the line ends of one system or of two, with or without a byte order mark and a last line end. */
function outputFor(keys: readonly string[]): fc.Arbitrary<string> {
  const lines = fc.oneof(
    { weight: 12, arbitrary: fc.array(lineFor(keys), { maxLength: 2 * keys.length + 4 }) },
    { weight: 1, arbitrary: fc.array(broken, { minLength: 11, maxLength: 13 }) },
  );
  const line = lines.chain((all) =>
    fc.tuple(
      fc.constant(all),
      fc.array(fc.constantFrom('\n', '\r\n'), { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      fc.boolean(),
    ),
  );
  return line.map(([all, ends, hasMark, endsWell]) => {
    const text = all
      .map((one, index) => (index === all.length - 1 && !endsWell ? one : `${one}${ends[index % ends.length]}`))
      .join('');
    return `${hasMark ? '\uFEFF' : ''}${text}`;
  });
}

const check = fc.constantFrom<Check>(
  { contains: 'A' },
  { notContains: 'B' },
  { equals: '18' },
  { maxChars: 4 },
  { finishReason: 'STOP' },
);

function attemptsOf(keys: readonly string[]): fc.Arbitrary<RandomAttempt[]> {
  const state = fc.constantFrom('SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED', 'FAILED', 'EXPIRED');
  const attempt = (own: readonly string[]) =>
    fc.tuple(state, outputFor(own)).map(
      ([name, output]): RandomAttempt => ({
        keys: own,
        state: name as RandomAttempt['state'],
        output: name === 'SUCCEEDED' ? output : null,
      }),
    );
  const later = fc.array(fc.subarray([...keys], { minLength: 1 }), { maxLength: 2 });
  return later.chain((more) => fc.tuple(...[keys, ...more].map(attempt)));
}

/** Shards whose keys differ: `k0`, `k1`, … and names that an object has of its own. */
function shardOf(index: number): fc.Arbitrary<RandomShard> {
  const keys = [0, 1, 2, 3]
    .map((at) => `k${index * 4 + at}`)
    .concat(index === 0 ? ['__proto__', '键 🎈'] : ['constructor']);
  const request = (key: string) =>
    fc.record({
      key: fc.constant(key),
      type: fc.constantFrom('simple', 'complex', '类型', '__proto__'),
      checks: fc.array(check, { maxLength: 2 }),
      rowDigest: fc.constantFrom('row-1', 'row-1', 'row-2', 'row-3'),
    });
  return fc.record({ requests: fc.tuple(...keys.map(request)), attempts: attemptsOf(keys) });
}

const rate = fc.constantFrom(0, 0.25, 0.5, 0.9, 1);

/** Runs of one to three shards, and what came of them: every defect that outputs are known to have, mixed. */
export const randomRun: fc.Arbitrary<RandomRun> = fc.record({
  shards: fc
    .integer({ min: 1, max: 3 })
    .chain((shards) => fc.tuple(...Array.from({ length: shards }, (_, at) => shardOf(at)))),
  gates: fc.record(
    { minSuccessRate: rate, minPassRate: rate, maxCostUsd: fc.constantFrom(0, 0.01, 1e6) },
    { requiredKeys: [] },
  ),
});
