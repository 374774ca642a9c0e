import { expect, test } from 'vitest';
import { webhookReceiver } from '../testing/webhook-receiver.ts';
import { postWebhook } from './post-webhook.ts';

const uri = 'https://receiver.test/hook';
const open: AbortSignal = new AbortController().signal;

test('postWebhook posts JSON under the emulator’s name and returns the status', async () => {
  const receiver = webhookReceiver(() => new Response('thanks', { status: 202 }));
  expect(await postWebhook(receiver.send, uri, { 'webhook-id': 'msg_1' }, '{"a":"é"}', open)).toBe(202);
  expect(receiver.received).toEqual([
    {
      uri,
      method: 'POST',
      body: '{"a":"é"}',
      headers: {
        'content-type': 'application/json; charset=UTF-8',
        'user-agent': expect.stringMatching(/^gemini-batch-emulator\//),
        'webhook-id': 'msg_1',
      },
    },
  ]);
});

test('postWebhook follows no redirect', async () => {
  const asked: unknown[] = [];
  const send: typeof fetch = async (_input, init) => {
    asked.push(init?.redirect);
    return new Response(null, { status: 307, headers: { location: 'http://169.254.169.254/' } });
  };
  expect(await postWebhook(send, uri, {}, '{}', open)).toBe(307);
  expect(asked).toEqual(['manual']);
});

test.each<[string, typeof fetch]>([
  ['refuses the connection', () => Promise.reject(new TypeError('fetch failed'))],
  ['never answers', () => new Promise(() => {})],
  [
    'throws',
    () => {
      throw new Error('broken');
    },
  ],
])('postWebhook returns null when the receiver %s', async (_what, send) => {
  expect(await postWebhook(send, uri, {}, '{}', open, 10)).toBeNull();
});

test('postWebhook does not read an answer without end', async () => {
  let isCancelled = false;
  const endless = new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(65_536)),
    cancel: () => {
      isCancelled = true;
    },
  });
  expect(await postWebhook(async () => new Response(endless), uri, {}, '{}', open)).toBe(200);
  expect(isCancelled).toBe(true);
});
