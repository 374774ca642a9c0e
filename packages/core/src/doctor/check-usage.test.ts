import { describe, expect, test } from 'vitest';
import { probeAnswer } from '../testing/fake-site.ts';
import { checkFiles, checkJobs } from './check-usage.ts';
import type { ProbeAnswer } from './doctor-site.ts';

function job(state: string, done?: boolean) {
  return { name: 'batches/a', metadata: { state }, ...(done === undefined ? {} : { done }) };
}

const times = <T>(count: number, item: T) => Array.from({ length: count }, () => item);

/** A list of pages, each of which names the next. */
function paged(pages: readonly object[], asked: string[] = []) {
  return async (path: string): Promise<ProbeAnswer> => {
    asked.push(path);
    const page = Number(/pageToken=(\d+)/.exec(path)?.[1] ?? 0);
    const next = page + 1 < pages.length ? { nextPageToken: String(page + 1) } : {};
    return probeAnswer({ json: { ...pages[page], ...next } });
  };
}

describe('checkJobs', () => {
  test.each([
    ['none', [], 0, 'jobs-ok'],
    [
      'those that have not ended',
      [job('BATCH_STATE_RUNNING'), job('BATCH_STATE_PENDING'), job('JOB_STATE_RUNNING')],
      3,
      'jobs-ok',
    ],
    [
      'not those that have',
      ['SUCCEEDED', 'FAILED', 'CANCELLED', 'EXPIRED'].map((end) => job(`BATCH_STATE_${end}`)),
      0,
      'jobs-ok',
    ],
    ['not what is done in a state of tomorrow', [job('BATCH_STATE_NEW', true), job('BATCH_STATE_NEW')], 1, 'jobs-ok'],
    ['79', times(79, job('BATCH_STATE_RUNNING')), 79, 'jobs-ok'],
    ['80', times(80, job('BATCH_STATE_RUNNING')), 80, 'jobs-many'],
    ['100', times(100, job('BATCH_STATE_RUNNING')), 100, 'jobs-full'],
  ])('counts %s', async (_, operations, active, code) => {
    expect(await checkJobs(paged([{ operations }]))).toMatchObject({ code, details: { active, more: false } });
  });

  test('reads five pages and no more', async () => {
    const asked: string[] = [];
    const found = await checkJobs(paged(times(50, { operations: [job('BATCH_STATE_RUNNING')] }), asked));
    expect(found).toMatchObject({ details: { active: 5, more: true } });
    expect(asked).toHaveLength(5);
    expect(asked[1]).toBe('batches?pageSize=100&pageToken=1');
  });

  test('a page that names itself is read once', async () => {
    const json = { operations: [job('BATCH_STATE_RUNNING')], nextPageToken: 'x' };
    expect(await checkJobs(async () => probeAnswer({ json }))).toMatchObject({ details: { active: 2, more: false } });
  });

  test.each([
    [400, 'FAILED_PRECONDITION', 'fault', 'key-forbidden'],
    [403, 'PERMISSION_DENIED', 'fault', 'key-forbidden'],
    [429, 'RESOURCE_EXHAUSTED', 'warning', 'quota-exceeded'],
    [500, 'INTERNAL', 'warning', 'service-failed'],
  ])('a list that is refused with %d %s', async (status, rpc, outcome, code) => {
    const json = { error: { code: status, message: 'no', status: rpc } };
    const found = await checkJobs(async () => probeAnswer({ status, json }));
    expect(found).toMatchObject({ outcome, details: { error: { code } } });
  });

  test('a list that is none', async () => {
    const found = await checkJobs(async () => probeAnswer({ json: { operations: 'many' } }));
    expect(found).toMatchObject({ outcome: 'fault', details: { error: { code: 'answer-unexpected' } } });
  });
});

describe('checkFiles', () => {
  const file = (sizeBytes?: string) => ({ name: 'files/a', ...(sizeBytes === undefined ? {} : { sizeBytes }) });

  test.each([
    ['none', [{}], 0, 0, 'files-ok'],
    ['files of several pages', [{ files: [file('1000'), file('2')] }, { files: [file('5')] }], 3, 1007, 'files-ok'],
    ['a file without a size, and one of nonsense', [{ files: [file(), file('big')] }], 2, 0, 'files-ok'],
    ['16 GB', [{ files: times(8, file('2000000000')) }], 8, 16e9, 'files-many'],
    ['20 GB', [{ files: times(10, file('2000000000')) }], 10, 20e9, 'files-full'],
  ])('sums up %s', async (_, pages, files, bytes, code) => {
    expect(await checkFiles(paged(pages))).toMatchObject({ code, details: { files, bytes, more: false } });
  });

  test('reads twenty pages and no more', async () => {
    expect(await checkFiles(paged(times(30, { files: [file('1')] })))).toMatchObject({
      details: { files: 20, more: true },
    });
  });
});
