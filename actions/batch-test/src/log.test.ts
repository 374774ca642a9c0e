import process from 'node:process';
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { createLog, type Log, withoutCommand } from './log.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** What a log writes for the runner to read. */
function written(act: (log: Log) => void, redact: (text: string) => string = (text) => text): string {
  let output = '';
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    output += chunk;
    return true;
  });
  act(createLog(redact));
  spy.mockRestore();
  return output;
}

/**
 * Whether the runner takes a line for a command: blanks, as .NET knows them, and `::`, or `##[` at any place
 * (actions/runner, ActionCommand.cs, 2026-11-24; learn.microsoft.com, "Char.IsWhiteSpace", 2026-11-24).
 */
function isCommand(line: string): boolean {
  return /^[\t-\r\x85\p{Z}]*::/u.test(line) || line.includes('##[');
}

/** Lines as .NET reads them from a stream. */
function linesOf(output: string): string[] {
  return output.split(/\r\n|\r|\n/);
}

test.each([
  ['::error::x', '| ::error::x'],
  ['  ::set-output name=a::b', '|   ::set-output name=a::b'],
  ['\u00a0::debug::x', '| \u00a0::debug::x'],
  ['\u3000\t::add-mask::x', '| \u3000\t::add-mask::x'],
  ['\u0085::stop-commands::x', '| \u0085::stop-commands::x'],
  ['##[error]x', '## [error]x'],
  ['a ##[group]b ##[endgroup]', 'a ## [group]b ## [endgroup]'],
  ['####[error]', '#### [error]'],
  ['a ::error::x', 'a ::error::x'],
  ['a: b::c', 'a: b::c'],
  ['', ''],
])('withoutCommand: %j', (line, expected) => {
  expect(withoutCommand(line)).toBe(expected);
});

/** Text made of what commands are made of. */
const commandLike: fc.Arbitrary<string> = fc
  .array(
    fc.constantFrom(
      '#',
      '##[',
      ':',
      '::',
      ' ',
      '\t',
      '\u0085',
      '\u00a0',
      '\u2028',
      '\ufeff',
      'error',
      ']',
      '%0A',
      '\r',
      '\n',
    ),
  )
  .map((parts) => parts.join(''));

test('withoutCommand leaves no command in a line, and no line with neither as it was', () => {
  fc.assert(
    fc.property(fc.oneof(commandLike, fc.string({ unit: 'binary' })), (line) => {
      const safe = withoutCommand(line);
      expect(isCommand(safe)).toBe(false);
      expect(withoutCommand(safe)).toBe(safe);
      if (!/^[\s\u0085]*::/.test(line) && !line.includes('##[') && !isCommand(line)) expect(safe).toBe(line);
    }),
  );
});

test('createLog: text from outside is never a command, and one line', () => {
  fc.assert(
    fc.property(fc.oneof(commandLike, fc.string({ unit: 'binary' })), (text) => {
      const lines = linesOf(written((log) => log.info(text)));
      expect(lines).toHaveLength(2);
      expect(lines.filter(isCommand)).toEqual([]);
      expect(linesOf(written((log) => log.report(text))).filter(isCommand)).toEqual([]);
    }),
  );
});

test.each(['notice', 'warning', 'error'] as const)(
  'createLog: a %s is one command and no other, whatever it says',
  (kind) => {
    fc.assert(
      fc.property(commandLike, (text) => {
        const lines = linesOf(written((log) => log[kind](`${text}\n::add-mask::y`)));
        expect(lines.filter(isCommand)).toEqual([expect.stringMatching(new RegExp(`^::${kind}(?: |::)`))]);
      }),
    );
  },
);

test('createLog: a warning stands at its place, and no name of a file adds a property', () => {
  const place = { file: 'a,title=x::y%\n.jsonl', startLine: 7 };
  expect(written((log) => log.warning('wrong', place))).toMatch(
    /^::warning file=a%2Ctitle=x%3A%3Ay%25%0A.jsonl,line=7::wrong\r?\n$/,
  );
});

test('createLog keeps the columns of a report', () => {
  const report = 'Total      10\nSucceeded   9\n\n::error::x\n';
  expect(linesOf(written((log) => log.report(report)))).toEqual([
    'Total      10',
    'Succeeded   9',
    '',
    '| ::error::x',
    '',
    '',
  ]);
});

test('createLog takes secrets out of all that is written, also where a line is cut', () => {
  const redact = (text: string) => text.replaceAll('SECRET', '[API key]');
  for (const kind of ['info', 'report', 'notice', 'warning', 'error'] as const) {
    const output = written((log) => log[kind](`${'x'.repeat(3_995)}SECRET`), redact);
    expect(output, kind).not.toContain('SEC');
  }
});

test('createLog shortens what is endless', () => {
  expect(written((log) => log.info('x'.repeat(50_000))).length).toBeLessThan(4_100);
});
