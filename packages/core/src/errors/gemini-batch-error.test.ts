import { expect, test } from 'vitest';
import { GeminiBatchError, hasCode, isGeminiBatchError } from './gemini-batch-error.ts';

test('GeminiBatchError carries code, details, words, cause and delay', () => {
  const cause = new Error('socket closed');
  const details = { message: 'quota' };
  const error = new GeminiBatchError('quota-exceeded', details, { cause, retryAfterMs: 37_000 });
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({ name: 'GeminiBatchError', code: 'quota-exceeded', details, retryAfterMs: 37_000 });
  expect(error.message).toContain('quota');
  expect(error.hint).not.toBe('');
  expect(error.cause).toBe(cause);
  expect(String(error)).toBe(`GeminiBatchError: ${error.message}`);
});

test('GeminiBatchError without a cause and a delay has neither', () => {
  const error = new GeminiBatchError('key-missing', {});
  expect(error.retryAfterMs).toBeNull();
  expect('cause' in error).toBe(false);
});

test('isGeminiBatchError knows its own, also from another copy of the package', () => {
  const foreign = Object.defineProperty(new Error('x'), Symbol.for('gemini-batch-test.error'), { value: true });
  expect([new GeminiBatchError('key-missing', {}), foreign].map(isGeminiBatchError)).toEqual([true, true]);
});

test.each([
  [new Error('x')],
  [null],
  [undefined],
  ['key-missing'],
  [{ code: 'key-missing', name: 'GeminiBatchError' }],
])('isGeminiBatchError: %s is not ours', (error) => {
  expect(isGeminiBatchError(error)).toBe(false);
  expect(hasCode(error, 'key-missing')).toBe(false);
});

test('hasCode tells one code from another', () => {
  const error: unknown = new GeminiBatchError('run-not-found', { run: 'r' });
  expect(hasCode(error, 'run-not-found')).toBe(true);
  expect(hasCode(error, 'key-missing')).toBe(false);
  expect(hasCode(error, 'run-not-found') && error.details.run).toBe('r');
});
