import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { plainLine, type Report } from '../packages/core/src/index.ts';
import { elementsOf, foundByGithub, renderGfm, renderHtml, shapeOf, textOf } from './support/gfm.ts';
import { hostileStrings } from './support/hostile-strings.ts';
import { type ReportSample, reportSamples } from './support/report-samples.ts';
import { sampleLinks, sampleMarkdown } from './support/sample-markdown.ts';

const { failing } = reportSamples;
const { report } = failing;

type Run = Report['run'];

/** Where text from outside stands in a report, with how much of it is shown. */
const places: Readonly<Record<string, readonly [longest: number, (text: string) => ReportSample]>> = {
  suite: [60, (suite) => withRun({ suite })],
  model: [80, (model) => withRun({ model })],
  commit: [7, (sha) => withRun({ git: { repository: 'org/app', sha, ref: 'x', pullRequest: null } })],
  job: [80, (name) => withRun({ jobs: report.run.jobs.map((job) => ({ ...job, name })) })],
  type: [40, (type) => ({ ...failing, report: { ...report, byType: report.byType.map((row) => ({ ...row, type })) } })],
  reason: [60, withReason],
  message: [240, (message) => ({ ...failing, failures: failing.failures.map((failure) => ({ ...failure, message })) })],
  'message without a key': [240, withUnnamed],
  key: [80, (key) => ({ ...failing, failures: failing.failures.map((failure) => ({ ...failure, key })) })],
  'key of a failed check': [
    80,
    (key) => ({ ...failing, checkFailures: failing.checkFailures.map((failure) => ({ ...failure, key })) }),
  ],
  'model without a price': [80, (model) => withReport({ costUnknown: { reason: 'no-price', models: [model] } })],
  'key of a repeated answer': [80, withRepeated],
  check: [40, (name) => ({ ...failing, checkFailures: [{ key: 'a', checks: [name, name] }] })],
};

function withReport(more: Partial<Report>): ReportSample {
  return { ...failing, report: { ...report, ...more } };
}

function withRepeated(key: string): ReportSample {
  return withReport({ integrity: { ...report.integrity, repeated: { answers: 1, keys: 9, examples: [key, key] } } });
}

function withRun(run: Partial<Run>): ReportSample {
  return { ...failing, report: { ...report, run: { ...report.run, ...run } } };
}

function withReason(status: string): ReportSample {
  const failures = failing.failures.map((failure) => ({ ...failure, reason: status }));
  return { ...failing, failures, report: { ...report, errors: report.errors.map((error) => ({ ...error, status })) } };
}

function withUnnamed(message: string): ReportSample {
  const errors = report.errors.map((error) => ({ ...error, message, keys: [] }));
  return { ...failing, failures: [], report: { ...report, errors } };
}

/** In all places at once. */
function everywhere(text: string): ReportSample {
  return {
    failures: failing.failures.map(() => ({ key: text, reason: text, message: text })),
    checkFailures: [{ key: text, checks: [text] }],
    report: {
      ...report,
      run: {
        ...report.run,
        emulated: true,
        suite: text,
        model: text,
        jobs: report.run.jobs.map((job) => ({ ...job, name: text })),
        git: { repository: text, sha: text, ref: text, pullRequest: 7 },
      },
      byType: report.byType.map((row) => ({ ...row, type: text })),
      errors: report.errors.map((error) => ({ ...error, status: text, message: text })),
    },
  };
}

/** What a reader is to see of a text in code: one plain line, without borders of tables and floods of backticks. */
function shown(text: string, longest: number): string {
  const line = plainLine(text, longest).replaceAll('|', '¦').replace(/`{9,}/g, '```````…');
  return line === '' ? '""' : line;
}

type Tree = ReturnType<typeof renderGfm>;

interface Skeleton {
  readonly shape: string;
  readonly links: readonly unknown[];
  /** The number of cells in each row of the table. */
  readonly rows: readonly number[];
  readonly found: readonly string[];
  readonly ourText: string;
}

/** What a comment with a text must share with the same comment with a harmless one. */
function skeleton(tree: Tree): Skeleton {
  return {
    shape: shapeOf(tree),
    links: elementsOf(tree, 'a').map(({ properties }) => properties.href),
    rows: elementsOf(tree, 'tr').map((row) => row.children.filter(({ type }) => type === 'element').length),
    found: foundByGithub(tree),
    ourText: textOf(tree, 'code'),
  };
}

const ours = [sampleLinks.commit, sampleLinks.run];
const harmless = 'a harmless text';

test('the corpus is large, and no text is in it twice', () => {
  const texts = Object.values(hostileStrings);
  expect(texts.length).toBeGreaterThanOrEqual(60);
  expect(new Set(texts).size).toBe(texts.length);
});

test('what would be harmful is found when it stands outside of code', () => {
  const found = foundByGithub(
    renderGfm('@octocat #1 org/repo#1 1f0c2a97b64e3d5588a1c0ffee0badc0de123456 root&#64;evil.test :+1: $x$ **'),
  );
  const kinds = found.map((text) => text.split(':')[0]);
  expect(kinds).toEqual(['mention', 'reference', 'commit', 'emoji', 'formula', 'markup that is shown']);
});

describe.each(Object.entries(places))('in the place of a %s', (_place, [longest, sample]) => {
  const calm = skeleton(renderGfm(sampleMarkdown(sample(harmless), 'en')));

  test.each(Object.entries(hostileStrings))('%s', (_name, text) => {
    const markdown = sampleMarkdown(sample(text), 'en');
    const tree = renderGfm(markdown);
    expect(skeleton(tree)).toEqual({ ...calm, links: ours, found: [] });
    const codes = elementsOf(tree, 'code').map((code) => textOf(code));
    expect(codes).toContain(longest === 7 ? shown(text.slice(0, 7), 120) : shown(text, longest));
    expect(markdown).not.toMatch(/##\[|^\s*::/m);
    expect(markdown.isWellFormed()).toBe(true);
  });
});

describe('in every place at once, in Chinese', () => {
  const calm = skeleton(renderGfm(sampleMarkdown(everywhere(harmless), 'zh')));

  test.each(Object.entries(hostileStrings))('%s', (_name, text) => {
    const tree = renderGfm(sampleMarkdown(everywhere(text), 'zh'));
    expect(skeleton(tree)).toEqual({ ...calm, links: ours, found: [] });
  });
});

/** GitHub’s own renderer: CMARK_GFM, or what PATH has (Debian: `cmark-gfm`). */
const cmarkGfm = process.env.CMARK_GFM ?? 'cmark-gfm';
const cmarkFlags = ['table', 'strikethrough', 'autolink', 'tagfilter', 'tasklist'].flatMap((name) => ['-e', name]);

function cmark(markdown: string): Tree {
  const { stdout, status } = spawnSync(cmarkGfm, ['--unsafe', ...cmarkFlags], { input: markdown, encoding: 'utf8' });
  if (status !== 0) throw new Error(`cmark-gfm ended with ${status}`);
  return renderHtml(stdout);
}

const hasCmark = spawnSync(cmarkGfm, ['--version']).status === 0;

describe.skipIf(!hasCmark)('as cmark-gfm renders it, in every place at once', () => {
  let calm: Skeleton | null = null;

  test.each(Object.entries(hostileStrings))('%s', (_name, text) => {
    calm ??= skeleton(cmark(sampleMarkdown(everywhere(harmless), 'en')));
    expect(skeleton(cmark(sampleMarkdown(everywhere(text), 'en')))).toEqual({ ...calm, links: ours, found: [] });
  });
});
