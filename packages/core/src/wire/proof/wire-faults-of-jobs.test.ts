import { describe, expect, test } from 'vitest';
import { wireFaults } from './wire-faults.ts';

type Fields = Record<string, unknown>;

const id = 'a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6q7r8';
const type = 'type.googleapis.com/google.ai.generativelanguage.v1main.GenerateContentBatch';
const time = '2026-11-23T12:00:00.407650525Z';
const output = { responsesFile: `files/batch-${id}` };

const pending: Fields = {
  '@type': type,
  model: 'models/gemini-3.5-flash-lite',
  inputConfig: { fileName: 'files/a' },
  createTime: time,
  updateTime: time,
  batchStats: { requestCount: '2', pendingRequestCount: '2' },
  state: 'BATCH_STATE_PENDING',
  name: `batches/${id}`,
};
const ended = (state: string): Fields => ({ ...pending, state: `BATCH_STATE_${state}`, endTime: time });
const succeeded: Fields = {
  ...ended('SUCCEEDED'),
  output,
  batchStats: { requestCount: '2', successfulRequestCount: '1', failedRequestCount: '1' },
};
const operation = (metadata: Fields, more: Fields = {}): Fields => ({ name: `batches/${id}`, metadata, ...more });
const finished = (metadata: Fields = {}, more: Fields = {}): Fields =>
  operation({ ...succeeded, ...metadata }, { done: true, response: { '@type': `${type}Output`, ...output }, ...more });

/** Without a field of that name. */
const without = (value: Fields, name: string): Fields =>
  Object.fromEntries(Object.entries(value).filter(([field]) => field !== name));

describe('an operation that is true to the wire', () => {
  test.each<[string, Fields]>([
    ['pending', operation(pending)],
    ['running', operation({ ...pending, state: 'BATCH_STATE_RUNNING' })],
    ['in the state that is the default and so left out', operation(without(pending, 'state'))],
    ['succeeded', finished()],
    ['failed', operation(ended('FAILED'), { done: true, error: { code: 13, message: 'x' } })],
    ['cancelled', operation(ended('CANCELLED'), { done: true, error: { code: 1, message: 'x' } })],
    [
      'cancelled with a part of its output',
      operation({ ...ended('CANCELLED'), output }, { done: true, error: { code: 1, message: 'x' } }),
    ],
    ['expired, without an error', operation(ended('EXPIRED'), { done: true })],
    ['of a negative priority', operation({ ...pending, priority: '-3' })],
    ['of whole seconds', operation({ ...pending, createTime: '2026-11-23T12:00:00Z' })],
  ])('%s', (_what, value) => {
    expect(wireFaults('Operation', value)).toEqual([]);
  });
});

describe('what the schema of an operation says', () => {
  test.each<[string, unknown]>([
    ['/metadata is missing', { name: `batches/${id}` }],
    ['/name must match pattern "^batches/[a-z0-9]{36}$"', { ...operation(pending), name: 'operations/a' }],
    ['/further is no field of the message', operation(pending, { further: 1 })],
    ['/metadata/webhookConfig is no field of the message', operation({ ...pending, webhookConfig: { uris: [] } })],
    ['/metadata/a~1b~0c is no field of the message', operation({ ...pending, 'a/b~c': 1 })],
    [
      '/metadata/inputConfig/requests is no field of the message',
      operation({ ...pending, inputConfig: { fileName: 'files/a', requests: {} } }),
    ],
    ['/metadata/displayName is a default value, which is left out', operation({ ...pending, displayName: '' })],
    ['/metadata/priority is a default value, which is left out', operation({ ...pending, priority: '0' })],
    [
      '/metadata/batchStats/failedRequestCount is a default value, which is left out',
      operation({ ...pending, batchStats: { requestCount: '2', pendingRequestCount: '2', failedRequestCount: '0' } }),
    ],
    [
      '/metadata/batchStats/requestCount must be string',
      operation({ ...pending, batchStats: { requestCount: 2, pendingRequestCount: '2' } }),
    ],
    [
      '/metadata/batchStats/requestCount is missing',
      operation({ ...pending, batchStats: { pendingRequestCount: '2' } }),
    ],
    ['/done is not true', operation(pending, { done: false })],
    ['The message must be object', 'x'],
    ['/metadata/output has not exactly one of responsesFile, inlinedResponses', finished({ output: {} })],
    [
      '/metadata value of tag "@type" must be in oneOf',
      operation({
        ...pending,
        '@type': 'type.googleapis.com/google.ai.generativelanguage.v1beta.GenerateContentBatch',
      }),
    ],
  ])('%s', (fault, value) => {
    expect(wireFaults('Operation', value).join('\n')).toContain(fault);
  });

  test.each(['BATCH_STATE_UNSPECIFIED', 'JOB_STATE_PENDING', 'BATCH_STATE_PARTIALLY_SUCCEEDED'])(
    'state %s',
    (state) => {
      expect(wireFaults('Operation', operation({ ...pending, state }))).toEqual([
        '/metadata/state is none of BATCH_STATE_PENDING, BATCH_STATE_RUNNING, BATCH_STATE_SUCCEEDED, BATCH_STATE_FAILED, BATCH_STATE_CANCELLED, BATCH_STATE_EXPIRED',
      ]);
    },
  );

  test.each(['2026-11-23', '2026-11-23T12:00:00.1Z', '2026-11-23T12:00:00.1234Z', '2026-11-23T12:00:00+01:00'])(
    'time %s',
    (createTime) => {
      expect(wireFaults('Operation', operation({ ...pending, createTime }))).toHaveLength(1);
    },
  );

  test.each(['02', '1.0', 'two', '+2', ''])('count %j', (requestCount) => {
    expect(wireFaults('Operation', operation({ ...pending, batchStats: { requestCount } }))).not.toEqual([]);
  });
});

describe('what no schema says of an operation', () => {
  test.each<[string, Fields]>([
    [
      '/metadata/name is not the name of the operation',
      operation({ ...pending, name: `batches/${id.replace('a', 'b')}` }),
    ],
    ['/done is missing, though the job has ended', without(finished(), 'done')],
    ['/done is there before the job has ended', operation(pending, { done: true })],
    ['/metadata/endTime is there before the job has ended', operation({ ...pending, endTime: time })],
    [
      '/metadata/endTime is missing, though the job has ended',
      operation(without(succeeded, 'endTime'), { done: true, response: { '@type': `${type}Output`, ...output } }),
    ],
    ['/error is there before the job has ended', operation(pending, { error: { code: 13, message: 'x' } })],
    ['/error is there, though the job has succeeded', finished({}, { error: { code: 13, message: 'x' } })],
    ['/error is missing, though the job has failed', operation(ended('FAILED'), { done: true })],
    [
      '/error/code is not 1, though the job was cancelled',
      operation(ended('CANCELLED'), { done: true, error: { code: 13, message: 'x' } }),
    ],
    [
      '/response is there without success',
      operation(ended('EXPIRED'), { done: true, response: { '@type': `${type}Output`, ...output } }),
    ],
    ['/metadata/output is there before the job has ended', operation({ ...pending, output })],
    [
      '/metadata/output is missing, though the job has succeeded',
      operation(without(succeeded, 'output'), { done: true, response: { '@type': `${type}Output`, ...output } }),
    ],
    ['/response is missing, though the job has succeeded', operation(succeeded, { done: true })],
    [
      '/response is not what /metadata/output is',
      finished({}, { response: { '@type': `${type}Output`, responsesFile: `files/batch-${id.replace('a', 'b')}` } }),
    ],
    [
      '/response/@type is not of the kind of the job',
      finished({}, { response: { '@type': `${type.replace('Generate', 'Embed')}Output`, ...output } }),
    ],
    [
      `/metadata/output/responsesFile is not "files/batch-${id}"`,
      finished(
        { output: { responsesFile: `files/batch-${id.replace('a', 'b')}` } },
        { response: { '@type': `${type}Output`, responsesFile: `files/batch-${id.replace('a', 'b')}` } },
      ),
    ],
    [
      '/metadata/output is no list, though the requests were one',
      operation(without(succeeded, 'inputConfig'), { done: true, response: { '@type': `${type}Output`, ...output } }),
    ],
    [
      '/metadata/batchStats does not add up to requestCount',
      finished({ batchStats: { requestCount: '3', successfulRequestCount: '1' } }),
    ],
    [
      '/metadata/batchStats/pendingRequestCount is not everything before the job has ended',
      operation({
        ...pending,
        batchStats: { requestCount: '2', pendingRequestCount: '1', successfulRequestCount: '1' },
      }),
    ],
    [
      '/metadata/batchStats/pendingRequestCount is there, though the job has succeeded',
      finished({ batchStats: { requestCount: '2', successfulRequestCount: '1', pendingRequestCount: '1' } }),
    ],
  ])('%s', (fault, value) => {
    expect(wireFaults('Operation', value)).toContain(fault);
  });
});

describe('a list', () => {
  const listed = operation(without({ ...succeeded, batchStats: pending.batchStats }, 'output'), { done: true });

  test('tells neither output nor response, and its counters may lag behind', () => {
    expect(wireFaults('OperationInList', listed)).toEqual([]);
    expect(wireFaults('Operation', listed)).not.toEqual([]);
    expect(wireFaults('ListOperations', { operations: [operation(pending), listed], nextPageToken: 'x' })).toEqual([]);
    expect(wireFaults('ListOperations', {})).toEqual([]);
  });

  test('tells which of its jobs is wrong', () => {
    expect(wireFaults('ListOperations', { operations: [listed, finished()] })).toEqual([
      '/operations/1/metadata/output is there, in a list',
      '/operations/1/response is there, in a list',
    ]);
    expect(wireFaults('ListOperations', { operations: [listed, { name: 'a' }] })).toContain(
      '/operations/1/metadata is missing',
    );
  });

  test.each<[string, Fields]>([
    ['/operations is a default value, which is left out', { operations: [] }],
    ['/nextPageToken is a default value, which is left out', { nextPageToken: '' }],
    ['/unreachable is no field of the message', { unreachable: ['x'] }],
    ['/batches is no field of the message', { batches: [] }],
  ])('%s', (fault, value) => {
    expect(wireFaults('ListOperations', value)).toEqual([fault]);
  });
});

describe('a job as the answer to an update', () => {
  const job = without(pending, '@type');

  test('is the job alone, without a type', () => {
    expect(wireFaults('GenerateContentBatch', job)).toEqual([]);
    expect(wireFaults('EmbedContentBatch', job)).toEqual([]);
    expect(wireFaults('GenerateContentBatch', pending)).toEqual(['/@type is no field of the message']);
    expect(wireFaults('GenerateContentBatch', { ...job, endTime: time })).toEqual([
      '/endTime is there before the job has ended',
    ]);
  });
});
