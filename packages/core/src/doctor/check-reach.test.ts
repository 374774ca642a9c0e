import { expect, test } from 'vitest';
import { GeminiBatchError } from '../errors/gemini-batch-error.ts';
import { probeAnswer } from '../testing/fake-site.ts';
import { checkReach, unreached } from './check-reach.ts';

test.each([
  ['ENOTFOUND', 'name'],
  ['EAI_AGAIN', 'name'],
  ['error sending request: dns error: failed to lookup address information', 'name'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'certificate'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate'],
  ['CERT_HAS_EXPIRED', 'certificate'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'certificate'],
  ['client error (Connect): invalid peer certificate: UnknownIssuer', 'certificate'],
  ['ECONNREFUSED', 'refused'],
  ['tcp connect error: Connection refused (os error 111)', 'refused'],
  ['ECONNRESET', 'cut'],
  ['UND_ERR_SOCKET', 'cut'],
  ['connection error: Connection reset by peer (os error 104)', 'cut'],
  ['ENETUNREACH', 'no-way'],
  ['UND_ERR_CONNECT_TIMEOUT', 'no-way'],
  ['bad port', 'other'],
])('unreached: %s is trouble with the %s', (reason, trouble) => {
  expect(unreached(new GeminiBatchError('network', { host: 'h', reason }))).toMatchObject({
    outcome: 'fault',
    details: { trouble, reason },
  });
});

test('unreached: nobody answered in time', () => {
  expect(unreached(new GeminiBatchError('timeout', { host: 'h', seconds: 10 }))).toMatchObject({ code: 'reach-slow' });
});

test.each([
  ['a list', probeAnswer(), 'reach-ok'],
  ['a refusal, since no key was sent', probeAnswer({ status: 403, json: { error: { code: 403 } } }), 'reach-ok'],
  ['overload', probeAnswer({ status: 503, json: { error: { code: 503 } } }), 'busy'],
  ['a page', { ...probeAnswer(), json: undefined }, 'reach-foreign'],
  ['the page of a proxy', { ...probeAnswer({ status: 502 }), json: undefined }, 'reach-foreign'],
  [
    'a redirect',
    { ...probeAnswer({ status: 302, headers: { location: 'http://login' } }), json: undefined },
    'reach-foreign',
  ],
  ['a list that is no message', probeAnswer({ json: [] }), 'reach-foreign'],
])('checkReach: %s', (_, answer, code) => {
  expect(checkReach('h', answer)).toMatchObject({ code });
});

test('checkReach tells how long it took, and an emulator by its name', () => {
  const answer = probeAnswer({ sentAtMs: 5, receivedAtMs: 30, headers: { server: 'gemini-batch-emulator/1' } });
  expect(checkReach('h', answer).details).toEqual({ host: 'h', tookMs: 25, emulator: true });
});
