import {
  csvReport,
  junitReport,
  type Lang,
  reportWords,
  type TextReportOptions,
  textReport,
} from '../../packages/core/src/index.ts';
import { inTurn, joined } from './pieces.ts';
import type { ReportSample } from './report-samples.ts';
import { sampleDetails } from './sample-details.ts';

/** A sample as a terminal shows it. */
export function sampleText(sample: ReportSample, lang: Lang, more: Partial<TextReportOptions> = {}): string {
  return textReport(sample.report, {
    words: reportWords(lang),
    paint: (_style, text) => text,
    checkFailures: sample.checkFailures,
    expectedSeconds: null,
    folder: 'output/runs/20261123-120000-2a7b',
    columns: 80,
    ...more,
  });
}

/** A sample as JUnit XML, with prompts and answers or without. */
export async function sampleJunit(sample: ReportSample, lang: Lang, texts = false): Promise<string> {
  const details = () => inTurn(sampleDetails(sample));
  return await joined(junitReport(sample.report, { words: reportWords(lang), details, texts }));
}

/** A sample as CSV, with prompts and answers or without. */
export async function sampleCsv(sample: ReportSample, texts = false): Promise<string> {
  return await joined(csvReport(inTurn(sampleDetails(sample)), { texts }));
}
