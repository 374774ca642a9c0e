import { expect, test } from 'vitest';
import { GeminiBatchError } from '../errors/gemini-batch-error.ts';
import { fakeSite, probeAnswer } from '../testing/fake-site.ts';
import { examine } from './examine.ts';

type Site = Parameters<typeof fakeSite>[0];

/** Each check with its outcomes, in the order in which they came. */
async function outcomes(more: Site = {}): Promise<string[]> {
  const found = [];
  for await (const { check, outcome } of examine(fakeSite(more))) found.push(`${check} ${outcome}`);
  return found;
}

const dated = probeAnswer({ headers: { date: new Date(0).toUTCString() } });
const refused = (status: number, more: object = {}) =>
  probeAnswer({ status, json: { error: { code: status, message: 'no', ...more } } });

test('examine: all is well', async () => {
  const begun: string[] = [];
  const found = [];
  for await (const each of examine(
    fakeSite({ answers: (path) => (path.startsWith('models?') ? dated : undefined) }),
    (check) => begun.push(check),
  )) {
    found.push(`${each.check} ${each.outcome}`);
  }
  const well = [
    'runtime',
    'folder',
    'settings',
    'proxy',
    'key',
    'reach',
    'clock',
    'key-valid',
    'model',
    'jobs',
    'files',
  ];
  expect(found).toEqual([...well.map((check) => `${check} ok`), 'tier skipped']);
  expect(begun).toEqual([...well, 'tier']);
});

test('examine asks who is there without the key, and nothing that costs', async () => {
  const site = fakeSite();
  for await (const _ of examine(site));
  expect(site.asked).toEqual([
    'models?pageSize=1 without the key',
    'models?pageSize=1',
    'models/m',
    'batches?pageSize=100',
    'files?pageSize=100',
  ]);
});

test.each<[string, Site, string[]]>([
  [
    'nobody there: what needs the network is skipped',
    { answers: () => new GeminiBatchError('network', { host: 'h', reason: 'ECONNREFUSED' }) },
    ['reach fault', 'clock skipped', 'key-valid skipped', 'model skipped', 'jobs skipped', 'files skipped'],
  ],
  [
    'no key: the network is checked all the same',
    { env: {} },
    ['key fault', 'reach ok', 'key-valid skipped', 'model skipped', 'jobs skipped', 'files skipped'],
  ],
  [
    'a key that is refused',
    {
      answers: (path) =>
        path === 'models?pageSize=1' ? refused(400, { details: [{ reason: 'API_KEY_INVALID' }] }) : undefined,
    },
    ['reach ok', 'key-valid fault', 'model skipped', 'jobs skipped', 'files skipped'],
  ],
  [
    'a model that is not there: the rest is checked',
    { answers: (path) => (path === 'models/m' ? refused(404) : undefined) },
    ['key-valid ok', 'model fault', 'jobs ok', 'files ok'],
  ],
  [
    'a service that is busy: nothing is skipped',
    { answers: () => refused(503) },
    ['reach warning', 'key-valid warning', 'model warning', 'jobs warning', 'files warning'],
  ],
  [
    'a call that takes too long',
    {
      answers: (path) =>
        path.startsWith('files') ? new GeminiBatchError('timeout', { host: 'h', seconds: 1 }) : undefined,
    },
    ['jobs ok', 'files fault'],
  ],
  [
    'an address that is none: nobody is asked',
    {
      isElsewhere: true,
      address: () => {
        throw new GeminiBatchError('base-url-invalid', { baseUrl: 'x' });
      },
    },
    ['settings fault', 'key ok', 'reach skipped', 'key-valid skipped'],
  ],
  [
    'a folder that cannot be written: the service is checked all the same',
    { folder: async () => ({ folder: 'output', trouble: 'EROFS', freeBytes: null }) },
    ['folder fault', 'reach ok', 'files ok'],
  ],
  [
    'but the embedded emulator needs it',
    { folder: async () => ({ folder: 'output', trouble: 'EROFS', freeBytes: null }), emulatorFolder: '/x' },
    ['folder fault', 'key ok', 'reach skipped', 'files skipped'],
  ],
])('examine: %s', async (_, more, expected) => {
  expect(await outcomes(more)).toEqual(expect.arrayContaining(expected));
});

test('examine: a bug is no finding', async () => {
  await expect(outcomes({ answers: () => new TypeError('a bug') })).rejects.toThrow('a bug');
});
