import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Marker, markerLine, readMarker } from './comment-marker.ts';

const marker: Marker = { suiteId: '0123456789abcdef', runId: 19_634_821, runAttempt: 2 };
const line = markerLine(marker);

const anyMarker: fc.Arbitrary<Marker> = fc.record({
  suiteId: fc.stringMatching(/^[0-9a-f]{16}$/),
  runId: fc.nat({ max: Number.MAX_SAFE_INTEGER }),
  runAttempt: fc.nat(),
});

test('readMarker reads what markerLine wrote, whatever stands below', () => {
  fc.assert(
    fc.property(anyMarker, fc.string(), fc.constantFrom('\n', '\r\n'), (written, body, lineEnd) => {
      expect(readMarker(`${markerLine(written)}${lineEnd}${body}`)).toEqual(written);
    }),
  );
  expect(readMarker(line)).toEqual(marker);
});

test('markerLine is one line that GitHub does not show', () => {
  expect(line).toMatch(/^<!-- [^<>\n]* -->$/);
});

test.each([
  ['an empty comment', ''],
  ['a comment of somebody', 'Looks good to me'],
  ['a marker below the first line', `Quoted:\n${line}`],
  ['a marker that is quoted', `> ${line}`],
  ['a marker after a blank', ` ${line}`],
  ['a marker with more on its line', `${line} hello`],
  ['a marker in capital letters', line.toUpperCase()],
  ["another tool's marker", '<!-- sticky-pull-request-comment 0123456789abcdef 1.1 -->'],
  ['a marker without an attempt', '<!-- gemini-batch-test 0123456789abcdef 19634821 -->'],
  ['a marker with a suite that is no digest', '<!-- gemini-batch-test suite.yaml 1.1 -->'],
  ['a marker with a negative run', '<!-- gemini-batch-test 0123456789abcdef -1.1 -->'],
  ['a marker that is not closed', '<!-- gemini-batch-test 0123456789abcdef 1.1\n-->'],
])('readMarker finds none in %s', (_, body) => {
  expect(readMarker(body)).toBeNull();
});
