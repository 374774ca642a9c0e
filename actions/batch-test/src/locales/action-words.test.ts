import { langs } from '@gemini-batch-test/core';
import { expect, test } from 'vitest';
import { englishPhrases } from '../../../../test/support/english-phrases.ts';
import type { GithubFault } from '../github/github-fault.ts';
import type { ActionMessages, EventMessages, GithubTask } from './action-messages.ts';
import { actionWords } from './action-words.ts';

const han = /\p{Script=Han}/u;
const broken = /undefined|\[object|NaN|\bnull\b|\$\{(?!\{)/;

const tasks: readonly GithubTask[] = ['outputs', 'comment', 'summary', 'report', 'artifact', 'annotations'];

/** One of every kind; the compiler asks for a new one here. */
const faults: { readonly [K in GithubFault['kind']]: GithubFault & { kind: K } } = {
  token: { kind: 'token' },
  permission: { kind: 'permission' },
  'rate-limit': { kind: 'rate-limit' },
  'not-found': { kind: 'not-found' },
  status: { kind: 'status', status: 31, message: 'VALUE-A' },
  unreachable: { kind: 'unreachable', message: 'VALUE-A' },
};

type TextsOf<Messages> = { readonly [name in keyof Messages]: (words: Messages) => readonly string[] };

const eventTexts: TextsOf<EventMessages> = {
  planned: ({ planned }) => [planned('VALUE-A', 'VALUE-B')],
  uploading: ({ uploading }) => [uploading(31)],
  lookingUp: ({ lookingUp }) => [lookingUp('VALUE-A')],
  created: ({ created }) => [created('VALUE-A', 'VALUE-B')],
  state: ({ state }) => [state('VALUE-A', 'VALUE-B', 'VALUE-C')],
  jobFailed: ({ jobFailed }) => [jobFailed('VALUE-A', 'VALUE-B')],
  waiting: ({ waiting }) => [waiting('VALUE-A', 'VALUE-B')],
  queueFull: ({ queueFull }) => [queueFull('VALUE-A', 'VALUE-B', 'VALUE-C')],
  refused: ({ refused }) => [refused('VALUE-A')],
  stuck: ({ stuck }) => [stuck('VALUE-A', 'VALUE-B')],
  downloading: ({ downloading }) => [downloading('VALUE-A')],
  inputWarning: ({ inputWarning }) => [inputWarning('VALUE-A', 'VALUE-B')],
  attempt: ({ attempt }) => [attempt('VALUE-A', 31)],
  attemptSkipped: ({ attemptSkipped }) => [attemptSkipped('VALUE-A', 31, 'VALUE-B', 'VALUE-C')],
  gone: ({ gone }) => [gone('VALUE-A')],
  trouble: ({ trouble }) => [trouble('VALUE-A')],
  retrying: ({ retrying }) => [retrying('VALUE-A', 'VALUE-B')],
};

/** Every message, called with values that are to be seen in it. */
const actionTexts: TextsOf<ActionMessages> = {
  running: ({ running }) => [running('VALUE-A')],
  preparing: ({ preparing }) => [preparing],
  testing: ({ testing }) => [testing('VALUE-A', 'VALUE-B')],
  willUpdate: ({ willUpdate }) => [willUpdate],
  jobs: ({ jobs }) => [jobs(1), jobs(31)],
  stopped: ({ stopped }) => [stopped('VALUE-A', 'cancelled'), stopped('VALUE-A', 'timeout')],
  jobsGoOn: ({ jobsGoOn }) => [jobsGoOn],
  howToGoOn: ({ howToGoOn }) => [howToGoOn],
  stoppedInLog: ({ stoppedInLog }) => [
    stoppedInLog('VALUE-A', 'cancelled', ['VALUE-B']),
    stoppedInLog('VALUE-A', 'timeout', []),
  ],
  failedInLog: ({ failedInLog }) => [failedInLog({ message: 'VALUE-A', hint: 'VALUE-B' })],
  nothingSent: ({ nothingSent }) => [nothingSent],
  emulatorEnds: ({ emulatorEnds }) => [emulatorEnds],
  unconfirmed: ({ unconfirmed }) => [unconfirmed],
  fetch: ({ fetch }) => [fetch],
  stop: ({ stop }) => [stop],
  couldNotRun: ({ couldNotRun }) => [couldNotRun('VALUE-A')],
  error: ({ error }) => [error],
  remedy: ({ remedy }) => [remedy],
  skippedTitle: ({ skippedTitle }) => [skippedTitle],
  skipped: ({ skipped }) => [skipped],
  emulated: ({ emulated }) => [emulated],
  workflowRun: ({ workflowRun }) => [workflowRun],
  inputFault: ({ inputFault }) => [
    inputFault({ kind: 'invalid', input: 'count', value: 'VALUE-A', allowed: 'VALUE-B' }),
    inputFault({ kind: 'characters', input: 'artifact-name', value: 'VALUE-A', forbidden: 'VALUE-B' }),
    inputFault({ kind: 'conflict', inputs: ['suite', 'type'] }),
    inputFault({ kind: 'pointless', input: 'count', needs: 'VALUE-A' }),
  ],
  inputHint: ({ inputHint }) => [inputHint],
  forkRefused: ({ forkRefused }) => Object.values(forkRefused),
  outsideWorkspace: ({ outsideWorkspace }) => Object.values(outsideWorkspace('VALUE-A')),
  noFolder: ({ noFolder }) => Object.values(noFolder('VALUE-A')),
  tokenFileSent: ({ tokenFileSent }) => Object.values(tokenFileSent('VALUE-A')),
  noWorkflow: ({ noWorkflow }) => Object.values(noWorkflow),
  bug: ({ bug }) => Object.values(bug('VALUE-A')),
  hints: ({ hints }) => Object.values(hints),
  noToken: ({ noToken }) => [noToken],
  noArtifacts: ({ noArtifacts }) => [noArtifacts],
  newerComment: ({ newerComment }) => [newerComment],
  trouble: ({ trouble }) => tasks.flatMap((task) => Object.values(faults).map((fault) => trouble(task, fault))),
  keeping: ({ keeping }) => [keeping('VALUE-A')],
  artifactReaders: ({ artifactReaders }) =>
    (['full', 'report'] as const).flatMap((kind) =>
      [true, false].map((isPrivate) => artifactReaders('VALUE-A', kind, isPrivate)),
    ),
  verdict: ({ verdict }) =>
    (['pass', 'fail', 'inconclusive'] as const).map((one) => verdict(one, 'VALUE-A', ['VALUE-B', 'VALUE-C'])),
  requestFailed: ({ requestFailed }) => [requestFailed('VALUE-A', 'VALUE-B')],
  checkFailed: ({ checkFailed }) => [checkFailed('VALUE-A', ['VALUE-B', 'VALUE-C'])],
  limitForPullRequest: ({ limitForPullRequest }) => [limitForPullRequest('VALUE-A')],
  events: ({ events }) => textsOf(eventTexts, events),
};

function textsOf<Messages>(texts: TextsOf<Messages>, words: Messages): string[] {
  const all: readonly ((words: Messages) => readonly string[])[] = Object.values(texts);
  return all.flatMap((text) => text(words));
}

const zh = textsOf(actionTexts, actionWords('zh'));
const en = textsOf(actionTexts, actionWords('en'));

test('actionWords: both languages have all texts, and none is the same in both', () => {
  expect(zh).toHaveLength(en.length);
  expect(en.filter((text, index) => text === zh[index])).toEqual([]);
  expect(Object.keys(actionWords('zh').hints).toSorted()).toEqual(Object.keys(actionWords('en').hints).toSorted());
});

test.each(langs)('actionWords: no text is empty or broken in %s', (lang) => {
  for (const text of textsOf(actionTexts, actionWords(lang))) {
    expect(text).toMatch(/\S/);
    expect(text).not.toMatch(broken);
  }
});

/** Texts that are made of values alone, and marks between them. */
const withoutWords = /^(?:VALUE-[ABC]|[：（）])+$/;

test('actionWords: Chinese text is Chinese throughout, and English text is not', () => {
  expect(zh.filter((text) => !han.test(text) && !withoutWords.test(text))).toEqual([]);
  expect(zh.flatMap(englishPhrases)).toEqual([]);
  expect(en.filter((text) => han.test(text))).toEqual([]);
});

test('actionWords: Chinese text has Chinese marks between Chinese words', () => {
  expect(zh.filter((text) => /\p{Script=Han} ?[,;:!?]|[,;:!?] ?\p{Script=Han}/u.test(text))).toEqual([]);
});

test('actionWords: the same values are seen in both languages', () => {
  const values = (text: string) => [...new Set(text.match(/VALUE-[ABC]|31/g) ?? [])].toSorted();
  expect(zh.map(values)).toEqual(en.map((text) => values(text)));
  expect(en.join('\n').match(/VALUE-C/g)?.length).toBeGreaterThan(5);
});

test.each(langs)('actionWords: each trouble names the task and its cause apart, in %s', (lang) => {
  const { trouble } = actionWords(lang);
  const texts = tasks.map((task) => trouble(task, faults.unreachable));
  expect(new Set(texts)).toHaveLength(tasks.length);
  const causes = Object.values(faults).map((fault) => trouble('comment', fault));
  expect(new Set(causes)).toHaveLength(causes.length);
  expect(trouble('comment', faults.permission)).toContain('pull-requests: write');
});

test.each(langs)('actionWords: an artifact says who can read what, in %s', (lang) => {
  const { artifactReaders } = actionWords(lang);
  const texts = [true, false].flatMap((isPrivate) => [
    artifactReaders('a', 'full', isPrivate),
    artifactReaders('a', 'report', isPrivate),
  ]);
  expect(new Set(texts)).toHaveLength(4);
});

test.each(langs)('actionWords: a state whose time was not seen, and an attempt of unknown cost, in %s', (lang) => {
  const { state, attemptSkipped } = actionWords(lang).events;
  expect(state('batches/a', 'PENDING', null)).toMatch(/^batches\/a[:：] ?PENDING$/);
  expect(attemptSkipped('3', 2, null, '$1')).not.toMatch(broken);
});
