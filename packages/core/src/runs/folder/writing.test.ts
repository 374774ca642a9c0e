import { expect, test } from 'vitest';
import { GeminiBatchError } from '../../errors/gemini-batch-error.ts';
import { writing } from './writing.ts';

const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', syscall: 'write' });

test('writing gives what was written', async () => {
  expect(await writing('output', async () => 7)).toBe(7);
});

test('writing tells a disk that fails, and keeps why', async () => {
  const write = () => Promise.reject(full);
  await expect(writing('output/runs/x', write)).rejects.toMatchObject({
    code: 'output-not-writable',
    details: { path: 'output/runs/x', reason: 'ENOSPC' },
    cause: full,
  });
});

test.each([
  ['an error of ours', new GeminiBatchError('input-empty', { file: 'x' })],
  ['a bug', new TypeError('x is undefined')],
])('writing passes %s on', async (_what, error) => {
  await expect(writing('output', () => Promise.reject(error))).rejects.toBe(error);
});
