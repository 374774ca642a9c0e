import { describe, expect, test } from 'vitest';
import { checkLine } from './check-line.ts';

const contents = [{ parts: [{ text: 'Hi' }] }];
const usual = 'gemini-3.5-flash-lite';

/** What is found in a line: the rule, and the text that its columns stand for. */
function found(line: unknown, model = usual): [string, string | null][] {
  const text = typeof line === 'string' ? line : JSON.stringify(line);
  return checkLine(text, 7, (named) => named ?? model).issues.map(({ issue, column, endColumn }) => {
    expect(issue.line).toBe(7);
    return [issue.code, column === null || endColumn === null ? null : text.slice(column - 1, endColumn - 1)];
  });
}

const ask = (more: object = {}, config?: object): object => ({
  key: 'a',
  request: { contents, ...(config === undefined ? {} : { generationConfig: config }), ...more },
});

describe('nothing is found in', () => {
  test.each<[string, unknown]>([
    ['a plain request', ask()],
    ['snake_case', { key: 'a', request: { contents, generation_config: { max_output_tokens: 5 } } }],
    ['both spellings mixed', { key: 'a', request: { contents, generation_config: { responseModalities: ['TEXT'] } } }],
    ['fields beside the request', { ...ask(), note: 'x', labels: { a: 'b' } }],
    ['the older form', { custom_id: 'a', url: '/v1beta/models/gemini-2.5-flash:generateContent', body: { contents } }],
    ['a level for Gemini 3', ask({}, { thinkingConfig: { thinkingLevel: 'LOW' } })],
    ['cached content alone', ask({ cachedContent: 'cachedContents/x' })],
  ])('%s', (_what, line) => {
    expect(found(line)).toEqual([]);
  });
});

describe('what a request has in the wrong place', () => {
  test.each<[string, object, string, string]>([
    ['thinking_config in the request', ask({ thinking_config: {} }), 'field-misplaced', '"thinking_config"'],
    ['thinkingConfig in the request', ask({ thinkingConfig: {} }), 'field-misplaced', '"thinkingConfig"'],
    ['a generation field', ask({ temperature: 0.5 }), 'field-misplaced', '"temperature"'],
    ['another, in snake_case', ask({ max_output_tokens: 5 }), 'field-misplaced', '"max_output_tokens"'],
    ['a schema', ask({ response_schema: {} }), 'field-misplaced', '"response_schema"'],
    ['cachedContent in the configuration', ask({}, { cachedContent: 'x' }), 'field-misplaced', '"cachedContent"'],
    ['a budget in the configuration', ask({}, { thinkingBudget: 5 }), 'field-misplaced', '"thinkingBudget"'],
    ['the config of an SDK', ask({ config: { temperature: 1 } }), 'sdk-config', '"config"'],
    ['custom_id for key', { custom_id: 'a', request: { contents } }, 'key-is-custom-id', '"custom_id"'],
  ])('%s', (_what, line, rule, at) => {
    expect(found(line)).toEqual([[rule, at]]);
  });

  test('says where it belongs', () => {
    const [located] = checkLine(JSON.stringify(ask({ thinkingLevel: 'LOW' })), 1, () => usual).issues;
    expect(located?.issue.details).toEqual({ field: 'thinkingLevel', place: 'generationConfig.thinkingConfig' });
  });
});

describe('fields and values that nobody knows', () => {
  test.each<[string, object, string, string, object]>([
    [
      'a misspelt field',
      ask({}, { temprature: 1 }),
      'field-misspelt',
      '"temprature"',
      { field: 'temprature', suggestion: 'temperature' },
    ],
    [
      'in snake_case',
      ask({ safety_setings: [] }),
      'field-misspelt',
      '"safety_setings"',
      { field: 'safety_setings', suggestion: 'safety_settings' },
    ],
    [
      'deep inside',
      { key: 'a', request: { contents: [{ parts: [{ text: 'Hi' }, { txet: 'Hi' }] }] } },
      'field-misspelt',
      '"txet"',
      { field: 'txet', suggestion: 'text' },
    ],
    [
      'like no other',
      ask({ zzzzzzzz: 1 }),
      'field-not-described',
      '"zzzzzzzz"',
      { field: 'zzzzzzzz', message: 'GenerateContentRequest' },
    ],
    [
      'a word of JSON Schema',
      ask({}, { responseSchema: { $ref: '#' } }),
      'field-not-described',
      '"$ref"',
      { field: '$ref', message: 'Schema' },
    ],
    ['a text for a number', ask({}, { seed: 'x' }), 'value-unfit', '"seed"', { field: 'seed', expected: '0, 1, 2 …' }],
    [
      'a text for a content',
      ask({ systemInstruction: 'Be nice' }),
      'value-unfit',
      '"systemInstruction"',
      { field: 'systemInstruction', expected: '{"parts": [{"text": "…"}]}' },
    ],
    [
      'a text for the contents',
      { key: 'a', request: { contents: 'Hi' } },
      'value-unfit',
      '"contents"',
      { field: 'contents', expected: '{"parts": [{"text": "…"}]}' },
    ],
    [
      'a harm cut short',
      ask({ safetySettings: [{ category: 'HARM_CATEGORY_HATE' }] }),
      'choice-unknown',
      '"category"',
      { field: 'category', value: 'HARM_CATEGORY_HATE', suggestion: 'HARM_CATEGORY_HATE_SPEECH' },
    ],
    [
      'a short name that is like another by chance only',
      ask({}, { nope: 1 }),
      'field-not-described',
      '"nope"',
      { field: 'nope', message: 'GenerationConfig' },
    ],
    ['a list', ask({ systemInstruction: [] }), 'list-not-taken', '"systemInstruction"', { field: 'systemInstruction' }],
  ])('%s', (_what, line, rule, at, details) => {
    expect(found(line)).toEqual([[rule, at]]);
    expect(checkLine(JSON.stringify(line), 7, () => usual).issues[0]?.issue.details).toEqual(details);
  });

  test('every one of a line is told, each in its place', () => {
    const line = ask({ nope: 1, thinking_config: {} }, { topK: 'x', tempreture: 1 });
    expect(found(line)).toEqual([
      ['value-unfit', '"topK"'],
      ['field-misspelt', '"tempreture"'],
      ['field-not-described', '"nope"'],
      ['field-misplaced', '"thinking_config"'],
      ['sampling-deprecated', '"topK"'],
    ]);
  });
});

describe('what does not go together, or not with the model', () => {
  const thinking = (thinkingConfig: object): object => ask({}, { thinkingConfig });
  const level = (thinkingLevel: string): object => thinking({ thinkingLevel });
  const budget = (thinkingBudget: number): object => thinking({ thinkingBudget });
  test.each<[string, string, object, string]>([
    ['budget and level', usual, thinking({ thinkingLevel: 'LOW', thinkingBudget: 5 }), 'thinking-both'],
    [
      'also for a model that nobody knows',
      'tuned',
      thinking({ thinkingLevel: 'LOW', thinkingBudget: 5 }),
      'thinking-both',
    ],
    ['a level before Gemini 3', 'gemini-2.5-flash', level('LOW'), 'thinking-level-unfit'],
    ['of one that is not in the table', 'gemini-2.0-flash-001', level('LOW'), 'thinking-level-unfit'],
    ['a budget for Gemini 4', 'gemini-4-argon', budget(100), 'thinking-budget-unfit'],
    ['of one that is not in the table', 'gemini-4-xenon', budget(100), 'thinking-budget-unfit'],
    ['MINIMAL for Gemini 4', 'models/gemini-4-carbon', level('MINIMAL'), 'thinking-level-unfit'],
    ['of one that is not in the table', 'gemini-4-xenon', level('minimal'), 'thinking-level-unfit'],
    ['a budget beyond the limits', 'gemini-2.5-pro', budget(0), 'thinking-budget-unfit'],
    [
      'instruction and cache',
      usual,
      ask({ cachedContent: 'x', systemInstruction: { parts: [] } }),
      'cached-content-conflict',
    ],
    ['tools and cache', 'tuned', ask({ cached_content: 'x', tools: [] }), 'cached-content-conflict'],
    [
      'a role of OpenAI’s',
      usual,
      { key: 'a', request: { contents: [{ role: 'assistant', ...contents[0] }] } },
      'role-unknown',
    ],
    ['a penalty', usual, ask({}, { presencePenalty: 0.5 }), 'model-refuses'],
    ['a picture of a text model', usual, ask({}, { responseModalities: ['IMAGE'] }), 'model-refuses'],
  ])('%s', (_what, model, line, rule) => {
    expect(found(line, model).map(([code]) => code)).toEqual([rule]);
  });

  test.each<[string, string, object]>([
    ['XHIGH for the two that have it', 'gemini-4-neon', level('XHIGH')],
    ['MINIMAL for Gemini 3', 'gemini-3.5-flash', level('MINIMAL')],
    ['MINIMAL where no source tells the levels', 'gemini-3-pro-image', level('MINIMAL')],
    ['a penalty where it is only assumed that it is refused', 'gemini-3.8-flash', ask({}, { presencePenalty: 0.5 })],
    ['a budget for a model that nobody knows', 'tuned', budget(0)],
    ['a level for one that is to come', 'gemini-5-flash', level('MINIMAL')],
  ])('is not invented: %s', (_what, model, line) => {
    expect(found(line, model)).toEqual([]);
  });
});

describe('what is taken and does harm', () => {
  test.each<[string, object, [string, string]]>([
    ['temperature', ask({}, { temperature: 1 }), ['sampling-deprecated', '"temperature"']],
    ['top_p', { key: 'a', request: { contents, generation_config: { top_p: 1 } } }, ['sampling-deprecated', '"top_p"']],
    ['responseJsonSchema', ask({}, { responseJsonSchema: {} }), ['json-schema-in-batch', '"responseJsonSchema"']],
    ['a list beside the request', { ...ask(), images: ['x'] }, ['list-emptied', '"images"']],
    [
      'one field twice',
      ask({}, { maxOutputTokens: 1, max_output_tokens: 2 }),
      ['spelled-twice', '"max_output_tokens"'],
    ],
  ])('%s', (_what, line, issue) => {
    expect(found(line)).toEqual([issue]);
  });
});

describe('lines that are no requests', () => {
  const deep = `{"key":"a","x":${'['.repeat(200_000)}${']'.repeat(200_000)},"request":{}}`;
  test.each<[string, unknown, string]>([
    ['bare contents', { contents }, 'bare-line'],
    ['bare contents with a key', { key: 'a', contents }, 'bare-line'],
    ['an embedding', { key: 'a', request: { content: contents[0] } }, 'embeddings-request'],
    ['a line for Vertex AI', { request: { contents } }, 'key-missing'],
    ['an empty key', { key: '', request: { contents } }, 'key-missing'],
    ['a number for a key', { key: 5, request: { contents } }, 'key-missing'],
    [
      'OpenAI’s chat',
      { custom_id: 'a', method: 'POST', url: '/v1/chat/completions', body: { messages: [] } },
      'openai-line',
    ],
    [
      'OpenAI’s embeddings',
      { custom_id: 'a', method: 'POST', url: '/v1/embeddings', body: { input: 'x' } },
      'openai-line',
    ],
    ['no request', { key: 'a' }, 'request-missing'],
    ['no contents', { key: 'a', request: {} }, 'contents-missing'],
    ['no parts', { key: 'a', request: { contents: [{}] } }, 'parts-missing'],
    ['an empty part', { key: 'a', request: { contents: [{ parts: [{}] }] } }, 'part-empty'],
    ['a list', '[]', 'not-an-object'],
    ['nested too deep', deep, 'too-deep'],
    ['a misspelt field of ours', { ...ask(), chekcs: [] }, 'field-unknown'],
  ])('%s', (_what, line, rule) => {
    expect(found(line)[0]?.[0]).toBe(rule);
  });

  test('a line without a key is checked for the rest of it', () => {
    expect(found({ request: { contents, nope: 1 } }).map(([code]) => code)).toEqual([
      'key-missing',
      'field-not-described',
    ]);
  });

  test.each([
    ['{"key":"a","request":}', 22],
    ['{"key":"好","request":{"contents":[}}', 35],
    ['{"key":"a"', 11],
  ])('%s is no JSON, and where', (text, column) => {
    expect(checkLine(text, 3, () => usual).issues).toEqual([
      { issue: { code: 'not-json', details: expect.anything(), line: 3, pointer: null }, column, endColumn: null },
    ]);
  });
});

test('columns count UTF-16 units, as editors and code scanning do', () => {
  const text = '{"key":"😀好","request":{"contents":[{"parts":[{"text":"Hi"}]}],"nope":1}}';
  const [located] = checkLine(text, 1, () => usual).issues;
  expect(located?.column).toBe(text.indexOf('"nope"') + 1);
});
