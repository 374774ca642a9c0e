import { seededRandom } from '../../packages/core/src/generators/seeded-random.ts';

/** Lines of every kind that outputs are known to have. */
const originals: readonly string[] = [
  '{"response":{"candidates":[{"content":{"parts":[{"text":"The answer is 18."}],"role":"model"},"finishReason":"STOP","index":0}],"usageMetadata":{"promptTokenCount":42,"candidatesTokenCount":7,"totalTokenCount":49,"thoughtsTokenCount":12},"modelVersion":"gemini-3.5-flash-lite","responseId":"r1"},"key":"k1"}',
  '{"key":"k2","error":{"code":13,"message":"An internal error has occurred.","details":[{"@type":"type.googleapis.com/google.rpc.Help"}]}}',
  '{"key":"k3","status":{"code":8,"message":"quota"}}',
  '{"response":{"promptFeedback":{"blockReason":"PROHIBITED_CONTENT"},"usageMetadata":{"promptTokenCount":9}},"key":"k4"}',
  '{"response":{"candidates":[{"content":{"role":"model"},"finishReason":"MAX_TOKENS"}],"usageMetadata":{"promptTokenCount":9,"thoughtsTokenCount":256}},"key":"k5"}',
  '{"response":{"candidates":[{"content":{"parts":[{"text":"思考","thought":true},{"text":"答案 🎈 \\u2028"},{"functionCall":{"name":"f","args":{"a":[1,{"b":null}]}},"thoughtSignature":"c2ln"}]},"finishReason":"CONTINUATION"}],"usageMetadata":{"promptTokenCount":250001,"cachedContentTokenCount":250000}},"key":"键 🎈","tags":[]}',
  '{"response":{"candidates":[]},"key":"k7","fieldOfTomorrow":{"values":[1,2]}}',
];

/** What is put in somewhere, or in the place of something. */
const pieces: readonly string[] = [
  ...[
    '"',
    '\\',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    'null',
    'true',
    '-1',
    '1e999',
    '0.5',
    '9007199254740993',
    '""',
    '{}',
    '[]',
  ],
  ...[
    '\u0000',
    '\uFEFF',
    '\r',
    '\u2028',
    '\\u0000',
    '\\ud800',
    '\ud83c',
    'é',
    '"key":"k1"',
    '"__proto__":{}',
    '"key":null',
  ],
  ...['"text":', '"parts":[', '"response":', '"error":{"code":3}', '"usageMetadata":7', '"finishReason":"SAFETY"'],
  '['.repeat(3000),
  '{"a":'.repeat(3000),
  'x'.repeat(5000),
];

/** So many lines, each changed in one to four places: cut, doubled, exchanged, grown; the same for the same seed. */
export function* mutatedLines(count: number, seed: number): Generator<string> {
  const next = seededRandom(seed);
  const below = (limit: number) => Math.floor(next() * limit);
  const pick = (texts: readonly string[]) => texts[below(texts.length)] ?? '';
  for (let made = 0; made < count; made += 1) {
    let line = pick(originals);
    for (let changes = 1 + below(4); changes > 0; changes -= 1) {
      const from = below(line.length + 1);
      const to = Math.min(line.length, from + below(12));
      const kind = below(6);
      if (kind === 0) line = line.slice(0, from) + line.slice(to);
      else if (kind === 1) line = line.slice(0, from) + pick(pieces) + line.slice(from);
      else if (kind === 2) line = line.slice(0, from) + pick(pieces) + line.slice(to);
      else if (kind === 3) line = line.slice(0, from);
      else if (kind === 4) line = line.slice(0, to) + line.slice(from);
      else line = replaceValue(line, below(40), pick(pieces));
    }
    yield line;
  }
}

/** A line in which one value, of a field or a list, is another: mostly still JSON. */
function replaceValue(line: string, at: number, value: string): string {
  const places = [...line.matchAll(/(?<=[:[,])(?:"[^"]*"|-?[\d.]+|null|true|false|\[\]|\{\})/g)];
  const place = places[at % Math.max(1, places.length)];
  if (place === undefined) return line;
  return line.slice(0, place.index) + value + line.slice(place.index + place[0].length);
}
