import { seededRandom } from '../../packages/core/src/generators/seeded-random.ts';

/** Lines that are in order, for this model; what is done to them comes after. */
const parts = [{ text: 'What is 2 + 2?' }];
const contents = [{ role: 'user', parts }];
const wellFormed: readonly object[] = [
  { key: 'simple-request-1', request: { contents } },
  {
    key: 'advanced-request-2',
    request: {
      contents: [{ role: 'user', parts: [...parts, { inlineData: { mimeType: 'image/png', data: 'AAAA' } }] }],
      systemInstruction: { parts: [{ text: 'Be brief' }] },
      safetySettings: [{ category: 'HARM_CATEGORY_HARASSMENT', threshold: 'BLOCK_ONLY_HIGH' }],
      tools: [
        {
          functionDeclarations: [{ name: 'f', parameters: { type: 'OBJECT', properties: { a: { type: 'STRING' } } } }],
        },
      ],
      generationConfig: { maxOutputTokens: 100, stopSequences: ['x'], thinkingConfig: { thinkingLevel: 'LOW' } },
    },
    checks: [{ contains: '4' }],
  },
  {
    key: 'schema-3',
    request: {
      contents: { parts: { text: '好 😀' } },
      generation_config: {
        response_mime_type: 'application/json',
        response_schema: { type: 'object', properties: { n: { type: 'integer', enum: ['1'] } }, required: ['n'] },
        responseModalities: ['TEXT'],
      },
    },
    note: { any: [1, null, true, 'x'] },
  },
  { key: 'cached-4', request: { contents, cachedContent: 'cachedContents/x' } },
  {
    custom_id: 'old-5',
    method: 'POST',
    url: '/v1beta/models/gemini-3.5-flash-lite:generateContent',
    body: { contents },
  },
];

/** Names and values that are put where they do not belong. */
const names = [
  'contents', 'parts', 'text', 'role', 'key', 'request', 'custom_id', 'body', 'config', 'content', 'generationConfig',
  'generation_config', 'thinking_config', 'thinkingBudget', 'thinkingLevel', 'temperature', 'max_output_tokens', 'tools',
  'systemInstruction', 'cachedContent', 'responseSchema', 'responseJsonSchema', 'checks', 'type', '__proto__',
  'constructor', 'toString', 'hasOwnProperty', '', 'a/b~c', '\u0000', '\ud800', 'nope',
]; // biome-ignore format: a list to be read at a glance
const values: readonly string[] = [
  'null', 'true', '0', '-1', '1e999', '-0', '1.5', '9'.repeat(400), '123456789012345678901234567890', '2147483648', '""',
  '"x"', '"5"', '"\\ud83d"', '"\\u0000"', '"assistant"', '"HIGH"', '[]', '{}', '[[]]', '[null]', '{"__proto__":{"a":1}}',
  '{"parts":[{"text":"x"}]}', '[{"parts":[]}]', '{"thinkingLevel":"LOW","thinkingBudget":5}',
]; // biome-ignore format: the same

/** A line of which something was changed, the same each time for its number. */
export function mutatedLine(number: number): string {
  const random = seededRandom(number);
  const below = (count: number): number => Math.floor(random() * count);
  const one = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  let text = JSON.stringify(one(wellFormed));
  const changes = Math.max(1, below(3));
  for (let change = 0; change < changes; change += 1) text = one(mutations)(text, { below, one });
  return text;
}

interface Chance {
  readonly below: (count: number) => number;
  readonly one: <T>(list: readonly T[]) => T;
}

const deepest = 3000;

const mutations: readonly ((text: string, chance: Chance) => string)[] = [
  // A bit of a character.
  (text, { below }) => {
    const at = below(text.length);
    return `${text.slice(0, at)}${String.fromCharCode(text.charCodeAt(at) ^ (1 << below(8)))}${text.slice(at + 1)}`;
  },
  // The end.
  (text, { below }) => text.slice(0, below(text.length)),
  // A piece twice, or gone.
  (text, { below }) => {
    const at = below(text.length);
    const end = at + below(20);
    return `${text.slice(0, end)}${text.slice(below(2) === 0 ? at : end + below(5))}`;
  },
  // A field more, in any object; often one that is there already.
  (text, { below, one }) => insertAfter(text, '{', below, `${JSON.stringify(one(names))}:${one(values)},`),
  // The same behind the others, so that it is the one that counts.
  (text, { below, one }) => replaceOne(text, /(?<!\{)\}/g, below, `,${JSON.stringify(one(names))}:${one(values)}}`),
  // A value more, in any list.
  (text, { below, one }) => insertAfter(text, '[', below, `${one(values)},`),
  // Another name for a field.
  (text, { below, one }) => replaceOne(text, /"[^"]*"(?=:)/g, below, JSON.stringify(one(names))),
  // Another value for one.
  (text, { below, one }) => replaceOne(text, /(?<=:)(?:"[^"]*"|[\d.]+|true|null)/g, below, one(values)),
  // Much too deep.
  (text, { below, one }) => {
    const depth = 1 + below(deepest);
    const [open, close] = one([
      ['[', ']'],
      ['{"a":', '}'],
      ['{"items":', '}'],
    ] as const);
    return replaceOne(text, /(?<=:)(?:"[^"]*"|[\d.]+)/g, below, `${open.repeat(depth)}0${close.repeat(depth)}`);
  },
];

function insertAfter(text: string, mark: string, below: Chance['below'], piece: string): string {
  return replaceOne(text, mark === '{' ? /\{(?!\})/g : /\[(?!\])/g, below, `${mark}${piece}`);
}

function replaceOne(text: string, pattern: RegExp, below: Chance['below'], piece: string): string {
  const places = [...text.matchAll(pattern)];
  const place = places[below(Math.max(1, places.length))];
  return place === undefined ? text : text.slice(0, place.index) + piece + text.slice(place.index + place[0].length);
}
