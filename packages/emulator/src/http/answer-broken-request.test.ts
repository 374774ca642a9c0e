import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { answerBrokenRequest } from './answer-broken-request.ts';

test.each([
  ['before', 0],
  ['while', 1],
])('answerBrokenRequest writes nothing to a socket that goes %s it answers', async (_when, order) => {
  const socket = new PassThrough();
  const steps = [() => socket.destroy(), () => answerBrokenRequest(new Error('Parse Error'), socket)];
  await Promise.all((order === 0 ? steps : steps.toReversed()).map((step) => step()));
  expect(socket.read()).toBeNull();
  expect(socket.destroyed).toBe(true);
});
