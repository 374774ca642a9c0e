import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { withTemporaryFolder } from '../testing/temporary-folder.ts';
import { FaultFileError, faultProblemText } from './fault-file-error.ts';
import { faultRules } from './fault-rules.ts';
import { presets } from './presets/presets.ts';
import { parseFaultFile } from './read-fault-file.ts';

function problems(text: string, language: 'en' | 'zh' = 'en'): string[] {
  try {
    parseFaultFile(text, 'rules.yaml');
  } catch (error) {
    if (error instanceof FaultFileError) {
      return error.problems.map((problem) => faultProblemText(problem, language));
    }
    throw error;
  }
  return [];
}

describe('a rule file', () => {
  test('gives its rules in their order, in YAML and in JSON', () => {
    const rules = [
      { call: ['batches.*', 'files.download'], model: 'gemini-*', when: { nth: [1, 3] }, do: { status: 503 } },
      { job: {}, do: { shuffled: true } },
      { line: { key: 'a*' }, when: { probability: 0.5 }, do: { error: 13 } },
    ];
    expect(parseFaultFile(stringify({ faults: rules }), 'rules.yaml')).toEqual(rules);
    expect(parseFaultFile(JSON.stringify({ faults: rules }), 'rules.json')).toEqual(rules);
  });

  test.each([
    ['', '1:1: It must be a mapping with "faults"'],
    ['[]', '1:1: It must be a mapping with "faults"'],
    ['{}', '1:1: "faults" is missing'],
    [
      'faults: []\n---\nfaults: []\n',
      '2:1: Not valid YAML: Source contains multiple documents; please use YAML.parseAllDocuments()',
    ],
    ["faults: [{ call: '*', do: { status: 503, message: '' } }]", '1:51: "message" must be a text that is not empty'],
    ['a: 1', '1:1: Unknown key "a"; known here: faults'],
    ['faults: 3', '1:9: "faults" must be a list of rules'],
    ['falts: []', '1:1: Unknown key "falts", did you mean "faults"?'],
    ['faults: [3]', '1:10: A rule needs one of "call", "job", "line"'],
    ['faults: [{cal: x, do: {}}]', '1:11: Unknown key "cal", did you mean "call"?'],
    ['faults: [{call: "*", job: {}, do: {}}]', '1:10: A rule needs only one of "call", "job", "line"'],
    [
      'faults: [{call: batches.crate, do: {status: 500}}]',
      '1:17: No call is named "batches.crate", did you mean "batches.create"?',
    ],
    ['faults: [{call: ["*", "jobs.*"], do: {status: 500}}]', '1:23: No call is named "jobs.*"'],
    ['faults: [{call: [], do: {status: 500}}]', '1:17: "call" must be a list that is not empty'],
    [
      'faults: [{call: "*", do: {status: 418}}]',
      '1:35: "status" must be one of 400, 401, 403, 404, 408, 429, 500, 502, 503, 504',
    ],
    ['faults: [{call: "*", do: {stauts: 500}}]', '1:27: Unknown key "stauts", did you mean "status"?'],
    ['faults: [{call: "*", do: {}}]', '1:26: A rule needs one of "connection", "status", "slow", "truncateBytes"'],
    [
      'faults: [{call: "*", do: {status: 500, slow: {delaySeconds: 1}}}]',
      '1:26: A rule needs only one of "connection", "status", "slow", "truncateBytes"',
    ],
    ['faults: [{call: "*", do: {slow: {}}}]', '1:33: "do" needs at least one of "delaySeconds", "bytesPerSecond"'],
    ['faults: [{call: "*"}]', '1:10: "do" is missing'],
    [
      'faults: [{call: "*", do: {connection: reset}}]',
      '1:39: "connection" must be one of refused, reset-before, reset-during, reset-after',
    ],
    [
      'faults: [{call: "*", do: {connection: reset-after, seconds: 3}}]',
      '1:52: "seconds" does not go with the other keys here',
    ],
    [
      'faults: [{call: "*", when: {after: noon}, do: {status: 500}}]',
      '1:36: "after" must be a number of seconds or a time such as 2026-11-23T12:00:00Z',
    ],
    ['faults: [{call: "*", when: {nth: 0}, do: {status: 500}}]', '1:34: "nth" must be ≥ 1'],
    ['faults: [{call: "*", when: {nth: x}, do: {status: 500}}]', '1:34: "nth" must be a number or a list'],
    ['faults: [{call: "*", when: {probability: 2}, do: {status: 500}}]', '1:42: "probability" must be ≤ 1'],
    ['faults: [{job: {modell: x}, do: {shuffled: true}}]', '1:17: Unknown key "modell", did you mean "model"?'],
    [
      'faults: [{job: {}, do: {}}]',
      '1:24: "do" needs at least one of "end", "stuck", "listedAfterSeconds", "shuffled", "withoutMetadata", "unreadable"',
    ],
    ['faults: [{job: {}, do: {end: {state: DONE}}}]', '1:38: "state" must be one of FAILED, EXPIRED, CANCELLED'],
    ['faults: [{line: {}, do: {error: 17}}]', '1:33: "error" must be ≤ 16'],
    ['faults: [{call: "*", do: {status: "503"}}]', '1:35: "status" must be a number, without quotes'],
    ['faults: [{call: "*", when: {nth: "2"}, do: {status: 503}}]', '1:34: "nth" must be a number, without quotes'],
    [
      'faults: [{call: "*", when: {probability: "0.5"}, do: {status: 503}}]',
      '1:42: "probability" must be a number, without quotes',
    ],
    ['faults: [{line: {}, do: {error: INTERNAL}}]', '1:33: "error" must be a number or a mapping, for instance 13'],
    [
      'faults: [{line: {}, do: {error: {code: INTERNAL, message: x}}}]',
      '1:40: "code" must be a number, for instance 13',
    ],
    [
      'faults: [{job: {}, do: {end: {state: FAILED, error: {code: INTERNAL, message: x}}}}]',
      '1:60: "code" must be a number, for instance 13',
    ],
    ['faults: [{job: {}, do: {error: 13}}]', '1:25: "error" belongs to a rule for a "line", this one is for a "job"'],
    ['faults: [{call: "*", do: {stuck: {}}}]', '1:27: "stuck" belongs to a rule for a "job", this one is for a "call"'],
    [
      'faults: [{line: {}, do: {status: 3}}]',
      '1:26: "status" belongs to a rule for a "call", this one is for a "line"',
    ],
    ['faults: [{call: "\\e[31m", do: {status: 503}}]', '1:17: No call is named "\\u001B[31m"'],
    ['faults: [{"\\u202E": 1, call: "*", do: {status: 503}}]', expect.stringContaining('Unknown key "\\u202E"')],
    ['faults: [{line: {}, do: {error: {code: 3}}}]', '1:33: "message" is missing'],
    [
      'faults: [{line: {}, when: {after: 3}, do: {line: missing}}]',
      '1:28: Unknown key "after"; known here: nth, every, probability, job',
    ],
    [
      'faults: [',
      '1:10: Not valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ]',
    ],
    ['faults: []\nfaults: []', '2:1: Not valid YAML: Map keys must be unique'],
  ])('%j has one problem: %s', (text, problem) => {
    const [found = '', ...others] = problems(text);
    expect(others).toEqual([]);
    expect(found.replace(/^rules\.yaml:/, '')).toEqual(problem);
  });

  test('tells all problems at once, in the order of the file, in both languages', () => {
    const text = 'faults:\n  - call: batch.create\n    do: { status: 42 }\n  - job: {}\n    do: { stuk: 1 }\nmore: 1\n';
    const statuses = [400, 401, 403, 404, 408, 429, 500, 502, 503, 504];
    expect(problems(text)).toEqual([
      'rules.yaml:2:11: No call is named "batch.create", did you mean "batches.create"?',
      `rules.yaml:3:19: "status" must be one of ${statuses.join(', ')}`,
      'rules.yaml:5:11: Unknown key "stuk", did you mean "stuck"?',
      'rules.yaml:6:1: Unknown key "more"; known here: faults',
    ]);
    expect(problems(text, 'zh')).toEqual([
      'rules.yaml:2:11: 没有名为 "batch.create" 的调用，是不是想写 "batches.create"？',
      `rules.yaml:3:19: "status" 应为以下之一：${statuses.join('、')}`,
      'rules.yaml:5:11: 未知的键 "stuk"，是不是想写 "stuck"？',
      'rules.yaml:6:1: 未知的键 "more"；这里可用的有 faults',
    ]);
  });

  test.each([
    ['{call: "*", when: {probability: 2}, do: {status: 500}}', '"probability" 应 ≤ 1'],
    ['{call: "*", when: {nth: 0}, do: {status: 500}}', '"nth" 应 ≥ 1'],
    ['{line: {}, do: {answer: none}}', expect.stringMatching(/^"answer" 应为以下之一：blocked、/)],
    ['{call: "*", do: {status: "503"}}', '"status" 应为数字，不加引号'],
    ['{line: {}, do: {error: INTERNAL}}', '"error" 应为数字或映射（键: 值），例如 13'],
    ['{job: {}, do: {shuffled: 1}}', '"shuffled" 应为 true 或 false'],
    ['{job: {}, do: {error: 13}}', '"error" 属于 "line" 规则，而这条是 "job" 规则'],
  ])('says in Chinese of %s: %s', (rule, says) => {
    const [problem = ''] = problems(`faults: [${rule}]`, 'zh');
    expect(problem.replace(/^rules\.yaml:\d+:\d+: /, '')).toEqual(says);
  });

  test('that counts more than a thousand is told so, in both languages', () => {
    const listOf = (count: number): string =>
      `faults: [{call: "*", when: {nth: [${'1, '.repeat(count)}]}, do: {status: 500}}]`;
    expect(problems(listOf(1000))).toEqual([]);
    expect(problems(listOf(1001))).toEqual(['rules.yaml:1:34: "nth" must be a list of 1000 at most']);
    expect(problems(listOf(1001), 'zh')).toEqual(['rules.yaml:1:34: "nth" 应为最多 1000 项的列表']);
  });

  test('that nests too deep or repeats itself through aliases is told as such', () => {
    const bomb = `a: &a [${'x,'.repeat(50)}]\n${Array.from({ length: 9 }, (_, i) => `b${i}: &b${i} [${`*${i === 0 ? 'a' : `b${i - 1}`},`.repeat(50)}]\n`).join('')}`;
    expect(problems(bomb)).toEqual([expect.stringContaining('Not valid YAML')]);
    expect(problems(`faults: ${'['.repeat(20_000)}`)[0]).toContain('rules.yaml:');
  });

  const word = fc.constantFrom(
    'faults',
    'call',
    'job',
    'line',
    'do',
    'when',
    'status',
    'nth',
    'error',
    'slow',
    'end',
    '*',
    '__proto__',
    '<<',
    '',
  );
  const leaf = fc.oneof(word, fc.string(), fc.double(), fc.integer(), fc.boolean(), fc.constant(null));
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { depthSize: 'medium' },
      leaf,
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.array(fc.tuple(fc.oneof(word, fc.string()), tie('tree')), { maxLength: 4 }).map((pairs) => new Map(pairs)),
    ),
  }));

  test('never makes the reader throw anything else, whatever text it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string({ unit: fc.constantFrom(...'faults:[]{}-&*!|>\n \t"\'#%,?call0.e~') }),
        ),
        (text) => {
          problems(text);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('never makes the reader throw anything else, whatever it says', () => {
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 3 }), (rules) => {
        problems(stringify({ faults: rules }));
      }),
      { numRuns: 500 },
    );
  });
});

describe('faultRules', () => {
  test('takes presets and files together, in their order', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'mine.yml');
      await writeFile(path, 'faults: [{ call: files.get, do: { status: 500 } }]');
      expect(await faultRules(['shuffled', path, 'lost-create'])).toEqual([
        { job: {}, do: { shuffled: true } },
        { call: 'files.get', do: { status: 500 } },
        { call: 'batches.create*', do: { connection: 'reset-after' } },
      ]);
    });
  });

  test('refuses a source without a name', async () => {
    await expect(faultRules([''])).rejects.toThrow(/^The name of a preset or a file is missing$/);
  });

  test('shows the control characters of a name by their number', async () => {
    await expect(faultRules(['\u001B[31m/x'])).rejects.toThrow(/^\\u001B\[31m\/x: The file cannot be read/);
  });

  test('tells what is wrong with each of them at once', async () => {
    await expect(faultRules(['lost-craete', 'no/such/file', 'qqqqqqqqqqqq', 'shuffled'])).rejects.toMatchObject({
      name: 'FaultFileError',
      message: [
        'lost-craete: There is no preset "lost-craete", did you mean "lost-create"?',
        'no/such/file: The file cannot be read (ENOENT)',
        'qqqqqqqqqqqq: There is no preset "qqqqqqqqqqqq"; the name of a file ends in .yaml, .yml or .json, or has a folder before it',
      ].join('\n'),
    });
  });

  test('takes a list: a text instead is a TypeError, not a list of its letters', async () => {
    const call: unknown = Reflect.apply(faultRules, undefined, ['expired']);
    await expect(call).rejects.toThrow(new TypeError('faultRules takes a list, such as faultRules(["expired"])'));
  });

  test.each(presets.map((preset) => preset.name))('preset %s has rules that a file could have', async (name) => {
    const rules = await faultRules([name]);
    expect(parseFaultFile(stringify({ faults: rules }), name)).toEqual(rules);
  });
});
