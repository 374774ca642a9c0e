import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { streamOfLines } from './stream-of-lines.ts';

/** Endless lines, each long enough for a chunk, and what was done with their source. */
function endlessLines() {
  const source = { isOpen: false, wasOpened: false };
  const lines = async function* (): AsyncGenerator<string> {
    Object.assign(source, { isOpen: true, wasOpened: true });
    try {
      for (;;) {
        yield `${'x'.repeat(100_000)}\n`;
      }
    } finally {
      source.isOpen = false;
    }
  };
  return { source, lines: lines() };
}

test('streamOfLines opens nothing before it is read', async () => {
  const { source, lines } = endlessLines();
  const stream = streamOfLines(lines);
  await setImmediate();
  expect(source.wasOpened).toBe(false);
  await stream.cancel();
  expect(source.wasOpened).toBe(false);
});

test('streamOfLines closes its source when nobody wants more', async () => {
  const { source, lines } = endlessLines();
  const reader = streamOfLines(lines).getReader();
  await reader.read();
  expect(source.isOpen).toBe(true);
  await reader.cancel();
  expect(source.isOpen).toBe(false);
});

test('streamOfLines breaks off when its signal aborts, as the body of the platform does', async () => {
  const { source, lines } = endlessLines();
  const controller = new AbortController();
  const reader = streamOfLines(lines, controller.signal).getReader();
  await reader.read();
  controller.abort(new Error('Enough'));
  await expect(reader.read()).rejects.toThrow('Enough');
  await expect.poll(() => source.isOpen).toBe(false);
});
