import { type Lang, type MarkdownOptions, markdownReport, reportWords } from '../../packages/core/src/index.ts';
import { type ReportSample, sampleSha } from './report-samples.ts';

export const sampleLinks: MarkdownOptions['links'] = {
  commit: `https://github.com/org/app/commit/${sampleSha}`,
  run: 'https://github.com/org/app/actions/runs/19634821',
};

/** A sample as GitHub would get it. */
export function sampleMarkdown(
  { report, failures, checkFailures }: ReportSample,
  lang: Lang,
  more: Partial<MarkdownOptions> = {},
): string {
  return markdownReport(report, {
    words: reportWords(lang),
    failures,
    checkFailures,
    expectedSeconds: null,
    links: sampleLinks,
    maxBytes: 65_536,
    ...more,
  });
}
