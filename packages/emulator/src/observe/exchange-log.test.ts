import { once } from 'node:events';
import process from 'node:process';
import { expect, test } from 'vitest';
import { createEmulator } from '../create-emulator.ts';
import { apiClient, ask, batchPath } from '../testing/api-client.ts';
import type { Exchange } from './exchange.ts';

test('every request is told with what became of it, without key and body', async () => {
  const exchanges: Exchange[] = [];
  const emulator = createEmulator({ now: () => 1_800_000_000_000, onExchange: (exchange) => exchanges.push(exchange) });
  await emulator.fetch('/v1/files?pageSize=5&key=secret-key');
  await emulator.fetch('/v1/batches/none', { headers: { 'x-goog-api-key': 'secret-key' } });
  await emulator.fetch('/nowhere?key=secret-key');
  await apiClient(emulator).send('POST', batchPath, { batch: { inputConfig: { requests: [ask('secret-key')] } } });
  expect(exchanges.map(({ method, path, call, status, fault }) => ({ method, path, call, status, fault }))).toEqual([
    { method: 'GET', path: '/v1/files?pageSize=5', call: 'files.list', status: 200, fault: null },
    { method: 'GET', path: '/v1/batches/none', call: 'batches.get', status: 404, fault: null },
    { method: 'GET', path: '/nowhere', call: null, status: 404, fault: null },
    { method: 'POST', path: batchPath, call: 'batches.create', status: 400, fault: null },
  ]);
  expect(exchanges.every(({ timeMs, durationMs }) => timeMs === 1_800_000_000_000 && durationMs >= 0)).toBe(true);
  expect(JSON.stringify(exchanges)).not.toContain('secret-key');
});

test('a listener that throws is a warning and no part of the answer; it is told of each exchange once', async () => {
  const exchanges: Exchange[] = [];
  const emulator = createEmulator({
    onExchange: (exchange) => {
      exchanges.push(exchange);
      throw new Error('Broken listener');
    },
  });
  const warned = once(process, 'warning');
  const { name } = await apiClient(emulator).createInline([{ request: ask('Hi') }]);
  expect(name).toMatch(/^batches\//);
  expect(exchanges.map(({ status }) => status)).toEqual([200]);
  expect(await warned).toMatchObject([{ message: 'Broken listener' }]);
});

test('rules that are described alike are counted each for itself', async () => {
  const rule = (message: string) => ({
    call: 'models.list' as const,
    when: { nth: 1 },
    do: { status: 503 as const, message },
  });
  const emulator = createEmulator({ faults: [rule('One'), rule('Other')] });
  expect(await apiClient(emulator).error('GET', '/v1/models')).toMatchObject({ message: 'One' });
  const { rules } = await (await emulator.fetch('/emulator/state')).json();
  expect(rules).toMatchObject([{ fired: 1 }, { fired: 0 }]);
});
