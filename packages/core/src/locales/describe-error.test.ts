import { expect, test } from 'vitest';
import type { ErrorCode, ErrorDetails } from '../errors/error-details.ts';
import { GeminiBatchError } from '../errors/gemini-batch-error.ts';
import type { InputIssue, IssueCode, IssueDetails } from '../errors/input-issue.ts';
import type { ReportFault } from '../errors/report-fault.ts';
import { describeError } from './describe-error.ts';
import { langs } from './lang.ts';

const han = /\p{Script=Han}/u;
const broken = /undefined|\[object|NaN|\bnull\b/;

/** Details of every issue; the compiler asks for a new one here. */
const issueDetails: { readonly [C in IssueCode]: IssueDetails[C] } = {
  'not-json': { reason: 'REASON' },
  'not-an-object': {},
  'key-missing': {},
  'key-is-custom-id': {},
  'key-duplicate': { key: 'KEY', firstLine: 31 },
  'request-missing': {},
  'contents-missing': {},
  'embeddings-request': {},
  'field-missing': { field: 'FIELD', fields: ['ONE', 'TWO'] },
  'field-unknown': { field: 'FIELD', suggestion: 'SUGGESTION' },
  'value-invalid': { expected: 'EXPECTED' },
  'field-required': {},
  'one-source': {},
  'checks-need-dataset': {},
  'not-utf8': {},
  'not-yaml': { reason: 'REASON' },
  'check-invalid': { fault: { problem: 'needs-number', name: 'CHECK', detail: 'DETAIL' } },
  'checks-not-a-list': {},
  'body-missing': {},
  'custom-id-missing': {},
  'column-duplicate': { column: 'COLUMN' },
  'csv-broken': { reason: 'REASON' },
  'prices-overlap': { model: 'MODEL', row: 31 },
  'bare-line': {},
  'openai-line': {},
  'too-deep': { levels: 100 },
  'byte-order-mark': {},
  'line-too-long': { limit: 31 },
  'field-misplaced': { field: 'FIELD', place: 'PLACE' },
  'sdk-config': {},
  'field-misspelt': { field: 'FIELD', suggestion: 'SUGGESTION' },
  'field-not-described': { field: 'FIELD', message: 'MESSAGE' },
  'spelled-twice': { field: 'FIELD', other: 'OTHER' },
  'value-unfit': { field: 'FIELD', expected: 'EXPECTED' },
  'choice-unknown': { field: 'FIELD', value: 'VALUE', suggestion: 'SUGGESTION' },
  'list-not-taken': { field: 'FIELD' },
  'parts-missing': {},
  'part-empty': {},
  'role-unknown': { role: 'ROLE', said: null },
  'cached-content-conflict': { field: 'FIELD', said: null },
  'thinking-both': { said: null },
  'thinking-level-unfit': { model: 'MODEL', said: null },
  'thinking-budget-unfit': { model: 'MODEL', said: null },
  'model-refuses': { model: 'MODEL', reason: 'REASON' },
  'sampling-deprecated': { field: 'FIELD' },
  'json-schema-in-batch': { field: 'FIELD' },
  'list-emptied': { field: 'FIELD' },
  'file-too-large': { sizeBytes: 31, limitBytes: 17 },
  'inline-too-large': { sizeBytes: 31, limitBytes: 17 },
  'input-empty': {},
  'model-without-batch': { model: 'MODEL' },
  'model-not-found': { model: 'MODEL' },
  'model-retired': { model: 'MODEL', from: 'FROM' },
  'model-ending': { model: 'MODEL', from: 'FROM' },
  'model-rerouted': { model: 'MODEL', to: 'OTHER-MODEL', from: 'FROM' },
};

const issue: InputIssue = { code: 'not-json', details: { reason: 'REASON' }, line: 7, pointer: null };

/** Details of every error; the compiler asks for a new one here. */
const errorDetails: { readonly [C in ErrorCode]: ErrorDetails[C] } = {
  'key-missing': {},
  'token-file-missing': { file: 'FILE' },
  'token-file-empty': { file: 'FILE' },
  'token-file-not-json': { file: 'FILE' },
  'token-file-no-key': { file: 'FILE' },
  'input-missing': { file: 'FILE' },
  'input-empty': { file: 'FILE' },
  'input-invalid': { file: 'FILE', issues: [issue] },
  'input-models-differ': { file: 'FILE', models: ['MODEL-A', 'MODEL-B'] },
  'suite-invalid': { file: 'FILE', issues: [issue] },
  'prices-missing': { file: 'FILE' },
  'prices-invalid': { file: 'FILE', issues: [issue] },
  'option-invalid': { option: '--type', value: 'VALUE', allowed: 'ALLOWED' },
  'option-missing': { option: '--prompt', example: 'EXAMPLE' },
  'option-unfit': { option: '--count', value: 'VALUE', goesWith: 'GOES-WITH' },
  'source-missing': {},
  'results-missing': { run: 'RUN' },
  'results-broken': { file: 'FILE', line: 31, key: 'KEY' },
  'results-newer': { file: 'FILE', version: 31 },
  'sources-conflict': { sources: ['SOURCE-A', 'SOURCE-B'] },
  'check-unknown': { check: 'CHECK', suggestion: 'SUGGESTION', known: ['KNOWN'] },
  'check-invalid': { check: 'CHECK', fault: { problem: 'needs-number', name: 'NAME', detail: 'DETAIL' } },
  'key-malformed': {},
  'base-url-invalid': { baseUrl: 'BASEURL' },
  'job-not-found': { job: 'JOB' },
  'run-busy': { run: 'RUN', pid: 31, host: 'HOST', elsewhere: true },
  'file-unreadable': { path: 'PATH', reason: 'REASON' },
  'output-not-writable': { path: 'PATH', reason: 'REASON' },
  'run-not-found': { run: 'RUN' },
  'run-folder-broken': { folder: 'FOLDER', file: 'FILE', line: 31 },
  'report-broken': { run: 'RUN', file: 'FILE', fault: { problem: 'form', pointer: '/POINTER' } },
  'report-missing': { run: 'RUN' },
  'run-newer': { folder: 'FOLDER', version: 31 },
  'key-differs': { run: 'RUN' },
  'address-not-ours': { run: 'RUN', baseUrl: 'BASEURL' },
  'backend-differs': { run: 'RUN', emulator: true },
  'price-unknown': { model: 'MODEL' },
  'cost-not-estimable': {},
  'over-budget': { estimateUsd: 31.25, limitUsd: 7.5 },
  'key-refused': { message: 'MESSAGE' },
  'key-forbidden': { message: 'MESSAGE' },
  'model-not-found': { model: 'MODEL' },
  'model-without-batch': { model: 'MODEL' },
  'quota-exceeded': { message: 'MESSAGE' },
  overloaded: { message: 'MESSAGE' },
  'request-refused': { message: 'MESSAGE' },
  'not-found': { message: 'MESSAGE' },
  'service-failed': { status: 500, message: 'MESSAGE' },
  network: { host: 'HOST', reason: 'REASON' },
  timeout: { host: 'HOST', seconds: 31 },
  'answer-unexpected': { call: 'CALL' },
  'output-missing': { job: 'JOB' },
  'jobs-of-one-name': { displayName: 'NAME', jobs: ['JOB-A', 'JOB-B'] },
  'create-unconfirmed': { displayName: 'NAME' },
  'job-not-finished': { job: 'JOB', state: 'STATE' },
  'run-not-submitted': { run: 'RUN' },
  'requests-unknown': { run: 'RUN' },
  'queue-full': { run: 'RUN', created: 31, jobs: 47, message: 'MESSAGE' },
  'time-over': { seconds: 31 },
};

/** The texts and numbers among details: a user must see each. */
function leaves(value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  // A problem is a code; its words are chosen by it.
  return Object.entries(value).flatMap(([name, inner]) => (name === 'problem' ? [] : leaves(inner)));
}

const errorCodes = Object.keys(errorDetails).filter((code): code is ErrorCode => code in errorDetails);

test.each(errorCodes)('describeError says what happened and what to do: %s', (code) => {
  const error = new GeminiBatchError(code, errorDetails[code]);
  const [en, zh] = [describeError(error, 'en'), describeError(error, 'zh')];
  expect(en).toEqual({ message: error.message, hint: error.hint });
  for (const { message, hint } of [en, zh]) {
    expect(message.trim()).not.toBe('');
    expect(hint.trim()).not.toBe('');
    expect(hint).not.toBe(message);
    expect(`${message} ${hint}`).not.toMatch(broken);
    expect(message).not.toMatch(/[.。]$/);
    const own =
      code.endsWith('-invalid') && 'issues' in errorDetails[code] ? ['FILE', 'REASON'] : leaves(errorDetails[code]);
    for (const leaf of own) expect(`${message} ${hint}`).toContain(leaf);
  }
  expect(en.message).not.toBe(zh.message);
  expect(`${en.message} ${en.hint}`).not.toMatch(han);
  expect(zh.message).toMatch(han);
  expect(zh.hint).toMatch(han);
});

const issues = Object.entries(issueDetails).map(
  ([code, details]) => ({ code, details, line: 7, pointer: null }) as InputIssue,
);

test.each(issues)('describeError gives words to the issue $code', (one) => {
  const error = new GeminiBatchError('input-invalid', { file: 'FILE', issues: [one] });
  const [en, zh] = langs.map((lang) => describeError(error, lang).message.split('\n')[1] ?? '');
  for (const line of [en, zh]) {
    expect(line).toMatch(/^ {2}FILE:7: ./);
    expect(line).not.toMatch(broken);
    for (const leaf of leaves(one.details)) expect(line).toContain(leaf);
  }
  expect(en).not.toMatch(han);
  expect(zh).toMatch(han);
});

const reportFaults: { readonly [P in ReportFault['problem']]: ReportFault & { problem: P } } = {
  missing: { problem: 'missing' },
  'not-json': { problem: 'not-json' },
  form: { problem: 'form', pointer: '/POINTER' },
  newer: { problem: 'newer', version: 31 },
  'other-run': { problem: 'other-run', id: 'ID' },
  line: { problem: 'line', line: 31 },
  count: { problem: 'count', lines: 31, requests: 47 },
};

test.each(Object.values(reportFaults))('describeError says what is wrong with a report: $problem', (fault) => {
  const error = new GeminiBatchError('report-broken', { run: 'RUN', file: 'FILE', fault });
  const [en, zh] = langs.map((lang) => describeError(error, lang).message);
  for (const message of [en, zh]) {
    expect(message).not.toMatch(broken);
    for (const leaf of leaves(fault)) expect(message).toContain(leaf);
  }
  expect(en).not.toMatch(han);
  expect(zh).toMatch(han);
});

test.each(langs)('describeError leaves out what is not known, in %s', (lang) => {
  const errors = [
    new GeminiBatchError('check-unknown', { check: 'CHECK', suggestion: null, known: ['KNOWN'] }),
    new GeminiBatchError('run-folder-broken', { folder: 'FOLDER', file: 'FILE', line: null }),
    new GeminiBatchError('backend-differs', { run: 'RUN', emulator: false }),
    new GeminiBatchError('suite-invalid', {
      file: 'FILE',
      issues: [
        { code: 'field-unknown', details: { field: 'FIELD', suggestion: null }, line: null, pointer: '/gates' },
        { code: 'field-missing', details: { field: 'FIELD', fields: [] }, line: null, pointer: null },
      ],
    }),
  ];
  for (const error of errors) {
    const { message, hint } = describeError(error, lang);
    expect(`${message} ${hint}`).not.toMatch(broken);
    expect(`${message} ${hint}`).not.toContain('""');
  }
});

test.each(langs)('describeError shows two amounts of which one is above the other, in %s', (lang) => {
  for (const [estimateUsd, limitUsd] of [
    [1.001, 1],
    [0.0123, 0.0121],
    [0.000021, 0.00002],
  ] as const) {
    const { message } = describeError(new GeminiBatchError('over-budget', { estimateUsd, limitUsd }), lang);
    const [estimate, limit] = [...message.matchAll(/\$([\d.]+)/g)].map((match) => Number(match[1]));
    expect(estimate).toBeGreaterThan(limit ?? Number.NaN);
  }
});
