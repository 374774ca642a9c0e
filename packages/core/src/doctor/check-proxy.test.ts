import { expect, test } from 'vitest';
import { checkProxy } from './check-proxy.ts';

const node = { name: 'Node.js', version: '24.9.0' };
const deno = { name: 'Deno', version: '2.9.6' };
const proxy = { HTTPS_PROXY: 'http://proxy:3128' };

test.each([
  ['nothing set', node, {}, 'proxy-none'],
  ['only NO_PROXY', node, { NO_PROXY: '*' }, 'proxy-none'],
  ['an empty variable', node, { HTTPS_PROXY: '' }, 'proxy-none'],
  ['Node that was not told', node, proxy, 'proxy-ignored'],
  ['Node that was told', node, { ...proxy, NODE_USE_ENV_PROXY: '1' }, 'proxy-used'],
  ['Node that was told by an option', node, { ...proxy, NODE_OPTIONS: '-r x --use-env-proxy' }, 'proxy-used'],
  ['Deno', deno, { https_proxy: 'http://proxy:3128' }, 'proxy-used'],
])('checkProxy: %s', (_, runtime, env, code) => {
  expect(checkProxy({ env, runtime })).toMatchObject({ code });
});

test('checkProxy names what is set, without a password', () => {
  const env = { HTTPS_PROXY: 'http://me:p@ss@proxy:3128', http_proxy: 'me:secret@other:80', NO_PROXY: '.local' };
  expect(checkProxy({ env, runtime: node }).details).toEqual({
    proxies: ['HTTPS_PROXY=http://…@proxy:3128', 'http_proxy=…@other:80', 'NO_PROXY=.local'],
  });
});
