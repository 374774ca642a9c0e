import { expect, test } from 'vitest';
import { probeAnswer } from '../testing/fake-site.ts';
import { checkModel, checkModelChanges } from './check-model.ts';

const name = 'models/m';

test.each([
  ['takes batch jobs', { json: { name, supportedGenerationMethods: ['batchGenerateContent'] } }, 'ok', 'model-ok'],
  ['says nothing of what it can', { json: { name } }, 'warning', 'model-unclear'],
  ['takes none', { json: { name, supportedGenerationMethods: ['generateContent'] } }, 'fault', 'model-without-batch'],
  ['is not there', { status: 404, json: { error: { code: 404, message: 'no' } } }, 'fault', 'model-not-found'],
  ['is not this key’s', { status: 403, json: { error: { code: 403, message: 'no' } } }, 'fault', 'key-forbidden'],
  ['has too much to do', { status: 503, json: { error: { code: 503, message: 'no' } } }, 'warning', 'overloaded'],
  ['is no model', { json: { hello: 1 } }, 'fault', 'answer-unexpected'],
])('checkModel: one that %s', (_, answer, outcome, code) => {
  const found = checkModel('m', probeAnswer(answer));
  const { error } = 'error' in found.details ? found.details : { error: null };
  expect({ outcome: found.outcome, code: error?.code ?? found.code }).toEqual({ outcome, code });
});

test.each([
  ['gemini-2.5-pro', [{ kind: 'model-routed', past: false, to: 'gemini-3.8-flash' }]],
  ['gemini-2.0-flash', [{ kind: 'model-shut-down', past: true }]],
  ['gemini-3.5-flash-lite', []],
  ['gemini-unheard-of', []],
])('checkModelChanges: %s', (model, notices) => {
  const found = checkModelChanges(model, Date.parse('2026-11-23T12:00:00Z'));
  expect(found.map(({ details }) => details)).toMatchObject(notices.map((notice) => ({ notice })));
});
