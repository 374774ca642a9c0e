import { describe, expect, test } from 'vitest';
import type { BatchOperation, GenerateContentBatch } from '../wire/index.ts';
import { jobView } from './job-view.ts';

function view(metadata: GenerateContentBatch, more: Partial<BatchOperation> = {}) {
  return jobView({ name: 'batches/abc', metadata, ...more });
}

test('jobView reads what the service says of a job', () => {
  const job = view({
    model: 'models/gemini-3.5-flash-lite',
    displayName: 'gbt1/local/x/0001/1',
    state: 'BATCH_STATE_SUCCEEDED',
    createTime: '2026-11-23T12:00:00.123456789Z',
    endTime: '2026-11-23T12:05:00Z',
    batchStats: { requestCount: '12', successfulRequestCount: '12' },
    output: { responsesFile: 'files/batch-abc' },
  });
  expect(job).toEqual({
    name: 'batches/abc',
    displayName: 'gbt1/local/x/0001/1',
    model: 'gemini-3.5-flash-lite',
    state: 'SUCCEEDED',
    ended: true,
    createdAtMs: Date.UTC(2026, 10, 23, 12, 0, 0, 123),
    endedAtMs: Date.UTC(2026, 10, 23, 12, 5),
    requests: 12,
    answered: 12,
    error: null,
    output: { responsesFile: 'files/batch-abc' },
  });
});

test('jobView of a job that says nothing has nothing invented in it', () => {
  expect(jobView({ name: 'batches/abc' })).toEqual({
    name: 'batches/abc',
    displayName: null,
    model: null,
    state: 'UNSPECIFIED',
    ended: false,
    createdAtMs: null,
    endedAtMs: null,
    requests: null,
    answered: null,
    error: null,
    output: null,
  });
});

test('jobView leaves a time that cannot be read out', () => {
  expect(view({ createTime: 'yesterday' }).createdAtMs).toBeNull();
});

describe('jobView: state', () => {
  test.each([
    ['BATCH_STATE_PENDING', 'PENDING', false],
    ['JOB_STATE_PENDING', 'PENDING', false],
    ['BATCH_STATE_RUNNING', 'RUNNING', false],
    ['JOB_STATE_RUNNING', 'RUNNING', false],
    ['BATCH_STATE_SUCCEEDED', 'SUCCEEDED', true],
    ['JOB_STATE_SUCCEEDED', 'SUCCEEDED', true],
    ['BATCH_STATE_FAILED', 'FAILED', true],
    ['JOB_STATE_FAILED', 'FAILED', true],
    ['BATCH_STATE_CANCELLED', 'CANCELLED', true],
    ['JOB_STATE_EXPIRED', 'EXPIRED', true],
    ['BATCH_STATE_UNSPECIFIED', 'UNSPECIFIED', false],
    ['BATCH_STATE_PAUSED_BY_MOON', 'PAUSED_BY_MOON', false],
    ['SOMETHING', 'SOMETHING', false],
  ])('%s is %s', (state, shown, ended) => {
    expect(view({ state })).toMatchObject({ state: shown, ended });
  });

  test.each([
    ['an unknown state', { state: 'BATCH_STATE_PARTIALLY_SUCCEEDED' }],
    ['no state', {}],
  ])('%s has ended when the service says that it is done', (_what, metadata) => {
    expect(view(metadata, { done: true }).ended).toBe(true);
  });
});

test('jobView keeps the error of a job that failed', () => {
  const error = { code: 13, message: 'Internal' };
  expect(view({ state: 'BATCH_STATE_FAILED' }, { done: true, error }).error).toEqual(error);
});

describe('jobView: output', () => {
  const output = { responsesFile: 'files/batch-abc' };
  const other = { responsesFile: 'files/batch-other' };

  test.each([
    ['in metadata', { metadata: { output } }],
    ['in response', { response: output }],
    ['in response.output', { response: { output } }],
    ['in metadata first', { metadata: { output }, response: { ...other, output: other } }],
    ['in response before response.output', { response: { ...output, output: other } }],
    ['in response when that of metadata is empty', { metadata: { output: {} }, response: output }],
  ])('%s', (_where, operation) => {
    expect(jobView({ name: 'batches/abc', ...operation }).output).toMatchObject(output);
  });

  test('inline', () => {
    const inlinedResponses = { inlinedResponses: [{ response: {}, metadata: { key: 'a' } }] };
    expect(view({ output: { inlinedResponses } }).output).toEqual({ inlinedResponses });
  });
});
