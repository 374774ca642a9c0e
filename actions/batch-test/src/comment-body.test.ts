import { describeError, GeminiBatchError, type Lang, langs, reportWords } from '@gemini-batch-test/core';
import { describe, expect, test } from 'vitest';
import { englishPhrases } from '../../../test/support/english-phrases.ts';
import { elementsOf, foundByGithub, renderGfm, shapeOf, textOf } from '../../../test/support/gfm.ts';
import { hostileStrings } from '../../../test/support/hostile-strings.ts';
import { reportSamples } from '../../../test/support/report-samples.ts';
import { type CommentFrame, errorBody, progressBody, reportBody, skippedBody, stoppedBody } from './comment-body.ts';
import { actionWords } from './locales/action-words.ts';
import type { RunSoFar } from './outcome.ts';

const links = {
  commit: 'https://github.com/octo-org/prompts/commit/1f0c2a9',
  run: 'https://github.com/octo-org/prompts/actions/runs/19634821',
};

function frameOf(lang: Lang, more: Partial<CommentFrame> = {}): CommentFrame {
  const words = { words: actionWords(lang), reportWords: reportWords(lang) };
  return { ...words, title: 'support answers', links, emulated: false, ...more };
}

const begun: RunSoFar = {
  id: '20261124-120000-2a7b',
  folder: 'output/runs/20261124-120000-2a7b',
  model: 'gemini-3.5-flash-lite',
  emulated: false,
  embedded: false,
  requests: 200,
  jobs: [],
  unconfirmed: [],
};
const sent: RunSoFar = { ...begun, jobs: ['batches/aa11', 'batches/bb22'] };
const embedded: RunSoFar = { ...sent, emulated: true, embedded: true };
const unsure: RunSoFar = { ...begun, unconfirmed: ['gbt1/4711.19634821/20261124-120000-2a7b/0001/1'] };

const refused = { message: 'The service refused the API key: no', hint: 'Check the key', quotesInHint: false };

/** Every form of the comment, by what is told in it. */
function formsOf(frame: CommentFrame): Readonly<Record<string, string>> {
  return {
    preparing: progressBody(frame, null),
    begun: progressBody(frame, begun),
    running: progressBody(frame, sent),
    cancelled: stoppedBody(frame, 'cancelled', sent),
    'time up': stoppedBody(frame, 'timeout', sent),
    'cancelled early': stoppedBody(frame, 'cancelled', null),
    'cancelled before the first job': stoppedBody(frame, 'cancelled', begun),
    'cancelled in a creation': stoppedBody(frame, 'cancelled', unsure),
    'cancelled in the emulator': stoppedBody(frame, 'cancelled', embedded),
    failed: errorBody(frame, refused, null),
    'failed with jobs': errorBody(frame, refused, sent),
    'failed in a creation': errorBody(frame, refused, unsure),
    'failed in the emulator': errorBody(frame, refused, embedded),
    skipped: skippedBody(frame),
    finished: reportBody(
      frame,
      { ...reportSamples.failing, expectedSeconds: null },
      { maxBytes: 60_000, whole: 'summary' },
    ),
  };
}

const formNames = Object.keys(formsOf(frameOf('en')));

describe.each(langs)('the comment, in %s', (lang) => {
  const forms = formsOf(frameOf(lang));
  const words = actionWords(lang);

  test.each(formNames)('%s: all of its markup is taken for markup, and its words are whole', (name) => {
    const tree = renderGfm(forms[name] ?? '');
    expect(foundByGithub(tree)).toEqual([]);
    expect(textOf(tree)).not.toMatch(/undefined|null|NaN|\[object/);
    expect(elementsOf(tree, 'h3')).toHaveLength(1);
  });

  test.each(formNames.filter((name) => name !== 'skipped'))(
    '%s: it links to the workflow run, and names its suite',
    (name) => {
      const tree = renderGfm(forms[name] ?? '');
      expect(elementsOf(tree, 'a').map(({ properties }) => properties.href)).toContain(links.run);
      expect(textOf(tree)).toContain('support answers');
    },
  );

  test('while it runs: requests, model and jobs as soon as they are known', () => {
    expect(forms.preparing).toContain(words.preparing);
    expect(forms.begun).toContain('200');
    expect(forms.begun).toContain('`gemini-3.5-flash-lite`');
    expect(forms.begun).not.toContain('batches/');
    expect(forms.running).toContain('- `batches/aa11`\n- `batches/bb22`');
  });

  test('stopped: whether anything goes on at the service, and how to fetch or stop it', () => {
    for (const name of ['cancelled', 'time up']) {
      expect(forms[name]).toContain(words.jobsGoOn);
      for (const job of sent.jobs) {
        expect(forms[name]).toContain(`gemini-batch-test results ${job}\n`);
        expect(forms[name]).toContain(`gemini-batch-test cancel ${job}\n`);
      }
    }
    for (const name of ['cancelled early', 'cancelled before the first job']) {
      expect(forms[name]).toContain(words.nothingSent);
      expect(forms[name]).not.toContain('gemini-batch-test cancel');
    }
    expect(forms.cancelled).not.toBe(forms['time up']);
  });

  test('stopped: a job whose creation was not confirmed is not denied, and its name is told', () => {
    const form = forms['cancelled in a creation'];
    expect(form).toContain(words.jobsGoOn);
    expect(form).not.toContain(words.nothingSent);
    expect(form).toContain('`gbt1/4711.19634821/20261124-120000-2a7b/0001/1`');
  });

  test('failed: what happened, what to do, and the jobs that go on all the same', () => {
    expect(forms.failed).toContain(`${words.error}** \`The service refused the API key: no\`\n`);
    expect(forms.failed).toContain(`${words.remedy}** Check the key\n`);
    expect(forms.failed).not.toContain('batches/');
    expect(forms['failed with jobs']).toContain('gemini-batch-test results batches/aa11\n');
    expect(forms['failed in a creation']).toContain(words.unconfirmed);
    expect(forms['failed in a creation']).toContain('`gbt1/4711.19634821/20261124-120000-2a7b/0001/1`');
  });

  test('what the emulator in this process did ends with it: nothing is to be fetched or stopped', () => {
    for (const name of ['cancelled in the emulator', 'failed in the emulator']) {
      expect(forms[name]).not.toContain('gemini-batch-test results');
      expect(forms[name]).not.toContain('batches/');
      expect(forms[name]).not.toContain(words.jobsGoOn);
    }
    expect(forms['cancelled in the emulator']).toContain(words.emulatorEnds);
  });

  test('an emulated run says so in the first line, in every form', () => {
    const marked = formsOf(frameOf(lang, { emulated: true }));
    const emulated = { ...reportSamples.emulated, expectedSeconds: null };
    const firstLines = {
      ...marked,
      finished: reportBody(frameOf(lang), emulated, { maxBytes: 60_000, whole: 'summary' }),
    };
    const [said] = lang === 'zh' ? ['模拟'] : ['mulated'];
    for (const name of formNames.filter((form) => form !== 'skipped' && form !== 'finished')) {
      expect(marked[name]?.split('\n')[0], name).toContain(words.emulated);
      expect(forms[name]?.split('\n')[0], name).not.toContain(words.emulated);
    }
    expect(firstLines.finished.split('\n').slice(0, 5).join('\n')).toContain(said);
  });
});

test('the Chinese comment is Chinese throughout', () => {
  const hint = '请检查密钥';
  const frame = frameOf('zh', { title: '客服' });
  const forms = {
    ...formsOf(frame),
    failed: errorBody(frame, { message: '密钥无效', hint, quotesInHint: false }, sent),
  };
  for (const [name, form] of Object.entries(forms)) {
    if (name.startsWith('failed ') || name === 'finished') continue;
    expect(englishPhrases(form.replace(/^gemini-batch-test .*$/gm, '')), name).toEqual([]);
  }
});

test('many jobs are counted, not all listed', () => {
  const jobs = Array.from({ length: 500 }, (_, index) => `batches/job${index}`);
  const form = progressBody(frameOf('en'), { ...sent, jobs });
  expect(form).toContain('500 jobs');
  expect(form).toContain('batches/job19`\n- … +480');
  expect(form.length).toBeLessThan(2_000);
});

test.each(['batches/a b', 'batches/a;rm -rf ~', 'batches/$(id)', 'files/a', 'batches/a\n# x', '--help', ''])(
  'a job called %j is listed, but no command is made of it',
  (job) => {
    const frame = frameOf('en');
    for (const form of [
      stoppedBody(frame, 'cancelled', { ...sent, jobs: [job] }),
      errorBody(frame, refused, { ...sent, jobs: [job] }),
    ]) {
      expect(form).not.toContain('gemini-batch-test results');
      expect(elementsOf(renderGfm(form), 'li')).toHaveLength(1);
    }
  },
);

/** What a comment with a text must share with the same comment with a harmless one. */
function skeleton(markdown: string): readonly unknown[] {
  const tree = renderGfm(markdown);
  const ourText = textOf(tree, 'code');
  return [shapeOf(tree), elementsOf(tree, 'a').map(({ properties }) => properties.href), foundByGithub(tree), ourText];
}

/** A text in every place where one from outside can stand. */
function everywhere(text: string, lang: Lang): Readonly<Record<string, string>> {
  const frame = frameOf(lang, { title: text });
  const run = { ...sent, model: text, jobs: [text, text], unconfirmed: [text] };
  const described = describeError(new GeminiBatchError('job-not-finished', { job: text, state: text }), lang);
  return {
    running: progressBody(frame, run),
    stopped: stoppedBody(frame, 'timeout', run),
    failed: errorBody(frame, { ...described, quotesInHint: true }, run),
  };
}

test.each(Object.entries(hostileStrings))('hostile text stays text: %s', (_, text) => {
  for (const lang of langs) {
    const harmless = everywhere('a harmless text', lang);
    for (const [name, form] of Object.entries(everywhere(text, lang))) {
      expect(skeleton(form), name).toEqual(skeleton(harmless[name] ?? ''));
      expect(form).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b-\u200f\ufeff]/);
    }
  }
});

test('an endless text does not make the comment too large for GitHub', () => {
  for (const form of Object.values(everywhere('x'.repeat(1_000_000), 'en'))) expect(form.length).toBeLessThan(60_000);
});
