import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createResultCollector } from './collect-results.ts';

/** What a line of output is, before it is written. `key` null: the line is broken and says nothing. */
interface Written {
  readonly key: string | null;
  readonly text: string;
  /** What the line says on its own: `STOP` when it is a usable answer. */
  readonly reason: string;
}

const expected = ['k0', 'k1', 'k2', 'k3', 'k4', 'k5'];

function response(parts: unknown[], finishReason: string): unknown {
  return { candidates: [{ content: { parts }, finishReason }], modelVersion: 'm' };
}

function lineWith(key: string, body: object, fieldsReversed: boolean): string {
  return JSON.stringify(fieldsReversed ? { ...body, key } : { key, ...body });
}

const keyed = fc
  .record({
    key: fc.constantFrom(...expected, 'stranger', 'constructor'),
    kind: fc.constantFrom('A', 'B', 'thought', 'SAFETY', 'blocked', 'error'),
    fieldsReversed: fc.boolean(),
  })
  .map(({ key, kind, fieldsReversed }): Written => {
    const write = (body: object): string => lineWith(key, body, fieldsReversed);
    switch (kind) {
      case 'thought':
        return { key, reason: 'EMPTY', text: write({ response: response([{ text: 'hm', thought: true }], 'STOP') }) };
      case 'SAFETY':
        return { key, reason: 'SAFETY', text: write({ response: response([{ text: 'A' }], 'SAFETY') }) };
      case 'blocked':
        return { key, reason: 'OTHER', text: write({ response: { promptFeedback: { blockReason: 'OTHER' } } }) };
      case 'error':
        return { key, reason: 'UNAVAILABLE', text: write({ error: { code: 14, message: 'overloaded' } }) };
      default:
        return { key, reason: 'STOP', text: write({ response: response([{ text: kind }], 'STOP') }) };
    }
  });

const broken = fc
  .constantFrom('{"key": "k0", "resp', '[]', '7', '{"response": {}}', '{"key": 1}', '{"key":"k0","response":"no"}')
  .map((text): Written => ({ key: null, reason: '', text }));

const output = fc.array(fc.oneof({ weight: 6, arbitrary: keyed }, { weight: 1, arbitrary: broken }), { maxLength: 30 });

/** The number of the answer text inside a line, to tell two usable answers apart. */
function answerIn({ text }: Written): string {
  return text.includes('"text":"A"') ? 'A' : 'B';
}

/** The rule, written down naively: what each key's lines say together. */
function reasonOf(lines: readonly Written[]): string {
  const usable = lines.filter(({ reason }) => reason === 'STOP');
  if (new Set(usable.map(answerIn)).size > 1) return 'AMBIGUOUS';
  return (usable[0] ?? lines[0])?.reason ?? 'MISSING';
}

test('createResultCollector agrees with a naive reading of any output', () => {
  fc.assert(
    fc.property(output, (lines) => {
      const collector = createResultCollector();
      for (const key of expected) collector.expect({ key, type: 't', rowDigest: '', checks: [] });
      for (const [index, { text }] of lines.entries()) collector.take(text, { shard: 1, attempt: 1, line: index + 1 });
      const results = [...collector.results()].map(({ result }) => result);

      const ofKey = expected.map((key) => lines.filter((line) => line.key === key));
      const reasons = ofKey.map(reasonOf);
      expect(results.map(({ key }) => key)).toEqual(expected);
      expect(results.map(({ reason }) => reason)).toEqual(reasons);
      expect(results.map(({ outcome }) => outcome === 'succeeded')).toEqual(reasons.map((reason) => reason === 'STOP'));
      expect(collector.faults).toEqual({
        malformed: lines.filter(({ key }) => key === null).length,
        unexpected: lines.filter(({ key }) => key !== null && !expected.includes(key)).length,
        duplicated: ofKey.reduce((sum, own) => sum + Math.max(0, own.length - 1), 0),
        ambiguous: reasons.filter((reason) => reason === 'AMBIGUOUS').length,
      });
      for (const { key, line, reason } of results) {
        const source = line === null ? undefined : lines[line - 1];
        expect(source?.key ?? null).toBe(line === null ? null : key);
        if (reason !== 'AMBIGUOUS') expect(source?.reason ?? 'MISSING').toBe(reason);
      }
    }),
    { numRuns: 500 },
  );
});

test('createResultCollector: the order of lines changes neither which keys succeed nor what is counted', () => {
  const shuffledOutput = output.chain((lines) =>
    fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length })),
  );
  fc.assert(
    fc.property(shuffledOutput, (orders) => {
      const [first, second] = orders.map((lines) => {
        const collector = createResultCollector();
        for (const key of expected) collector.expect({ key, type: 't', rowDigest: '', checks: [{ equals: 'A' }] });
        for (const { text } of lines) collector.take(text, { shard: 1, attempt: 1, line: 1 });
        const results = [...collector.results()].map(({ result }) => [result.outcome, result.checks]);
        return { results, faults: { ...collector.faults } };
      });
      expect(second).toEqual(first);
    }),
  );
});

test('createResultCollector takes any text', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.json())), (texts) => {
      const collector = createResultCollector();
      collector.expect({ key: 'k0', type: 't', rowDigest: '', checks: [] });
      for (const text of texts) collector.take(text, { shard: 1, attempt: 1, line: 1 });
      expect([...collector.results()]).toHaveLength(1);
      const { malformed, unexpected, duplicated } = collector.faults;
      expect(malformed + unexpected + duplicated).toBeLessThanOrEqual(texts.length);
    }),
  );
});
