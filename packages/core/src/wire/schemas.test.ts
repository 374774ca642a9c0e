import { expect, test } from 'vitest';
import type { ZodType } from 'zod';
import {
  batchListSchema,
  batchOperationSchema,
  errorBodySchema,
  geminiFileSchema,
  geminiModelSchema,
  outputLineSchema,
  rpcCodeName,
} from './index.ts';

const recorded = {
  name: 'batches/abc',
  metadata: {
    '@type': 'type.googleapis.com/google.ai.generativelanguage.v1main.GenerateContentBatch',
    state: 'BATCH_STATE_PENDING',
    batchStats: { requestCount: '2', pendingRequestCount: '2' },
  },
};

test.each<[string, ZodType, unknown]>([
  ['batchOperationSchema', batchOperationSchema, { ...recorded, metadata: { ...recorded.metadata, newField: [1] } }],
  ['batchOperationSchema, a new state', batchOperationSchema, { ...recorded, metadata: { state: 'BATCH_STATE_NEW' } }],
  ['batchListSchema', batchListSchema, { operations: [recorded], unreachable: ['x'] }],
  ['geminiFileSchema', geminiFileSchema, { name: 'files/a', state: 'ACTIVE', videoMetadata: {} }],
  ['geminiModelSchema', geminiModelSchema, { name: 'models/a', newLimit: 3 }],
  [
    'outputLineSchema, a new finish reason',
    outputLineSchema,
    { key: 'a', response: { candidates: [{ finishReason: 'TIRED' }] } },
  ],
  ['errorBodySchema', errorBodySchema, { error: { code: 400, message: 'x', errors: [] } }],
])('%s keeps what it does not know', (_what, schema, value) => {
  expect(schema.parse(value)).toEqual(value);
});

test.each<[string, ZodType, unknown]>([
  ['batchOperationSchema: no name', batchOperationSchema, {}],
  [
    'batchOperationSchema: a count that is neither text nor a number',
    batchOperationSchema,
    { name: 'a', metadata: { batchStats: { requestCount: true } } },
  ],
  ['batchListSchema: an error that came with status 200', batchListSchema, { error: { code: 503 } }],
  ['batchListSchema: no list', batchListSchema, { operations: {} }],
  ['errorBodySchema: no error', errorBodySchema, { message: 'x' }],
  ['outputLineSchema: text', outputLineSchema, 'x'],
])('%s is refused', (_what, schema, value) => {
  expect(schema.safeParse(value).success).toBe(false);
});

test.each([
  [0, 'OK'],
  [1, 'CANCELLED'],
  [5, 'NOT_FOUND'],
  [8, 'RESOURCE_EXHAUSTED'],
  [13, 'INTERNAL'],
  [14, 'UNAVAILABLE'],
  [16, 'UNAUTHENTICATED'],
  [99, 'CODE_99'],
  [-1, 'CODE_-1'],
])('rpcCodeName: %i is %s', (code, name) => {
  expect(rpcCodeName(code)).toBe(name);
});
