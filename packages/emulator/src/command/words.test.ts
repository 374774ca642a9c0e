import { expect, test } from 'vitest';
import { commandWords } from './words.ts';

test.each([
  ['EADDRINUSE', 'it is taken', '端口已被占用'],
  ['EACCES', 'it is not allowed', '没有权限使用该端口'],
  ['EADDRNOTAVAIL', 'this machine has no such address', '本机没有这个地址'],
  ['ENOTFOUND', 'this machine has no such address', '本机没有这个地址'],
  ['EMFILE', 'EMFILE', 'EMFILE'],
])('a port that cannot be had for %s says so in either language', (code, en, zh) => {
  const said = (['en', 'zh'] as const).map((lang) => commandWords(lang).problems.portUnavailable('a.test', 80, code));
  expect(said.map(([message]) => message)).toEqual([
    `Cannot listen on port 80 of a.test: ${en}`,
    `无法监听 a.test 的端口 80：${zh}`,
  ]);
});
