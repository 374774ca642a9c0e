import type { Report } from '../../analyzer/report.ts';
import type { ReportMessages } from '../../locales/report-messages.ts';
import type { RequestDetail } from '../request-detail.ts';
import { cutText } from './cut-text.ts';
import { type JunitProblem, junitCase, junitProblem, unnamedCase } from './junit-case.ts';
import { junitProperties } from './junit-properties.ts';
import { xmlAttribute } from './xml-text.ts';

/** What a JUnit report is made of beside the report itself. */
export interface JunitReportOptions {
  readonly words: ReportMessages;
  /** The requests of the run. They are read twice, for their number stands before them; the first time without texts. */
  readonly details: (options: { readonly texts: boolean }) => AsyncIterable<RequestDetail>;
  /** With prompts and answers. */
  readonly texts: boolean;
}

/**
 * A run as JUnit XML: one suite, one test case a key, its class the type of the request. It fits what Jenkins reads
 * (jenkinsci/xunit-plugin, `junit-10.xsd`, read 2026-11-29), which GitLab and the test reporters for GitHub read too.
 * What one request took is not known, so no test case has a time.
 */
export async function* junitReport(report: Report, options: JunitReportOptions): AsyncGenerator<string, undefined> {
  const { words, texts } = options;
  const { suite, createdAt } = report.run;
  const counts: Record<JunitProblem, number> = { failure: 0, error: 0, skipped: 0 };
  let listed = 0;
  for await (const { result } of options.details({ texts: false })) {
    listed += 1;
    const problem = junitProblem(result);
    if (problem !== null) counts[problem] += 1;
  }
  const unnamed = Math.max(0, report.requests.total - listed);
  const one = Math.min(unnamed, 1);
  const sums = {
    tests: listed + one,
    failures: counts.failure,
    errors: counts.error + one,
    time: report.durations.totalSeconds?.toFixed(3) ?? null,
  };
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `<testsuites${attributes({ name: report.tool.name, ...sums })}>\n`;
  // Without a zone, as the format has it: UTC.
  const timestamp = createdAt.slice(0, 19);
  const own = { name: suite ?? report.tool.name, ...sums, skipped: counts.skipped, timestamp };
  yield `  <testsuite${attributes(own)}>\n    <properties>\n`;
  for (const [name, value] of Object.entries(junitProperties(report))) {
    if (value !== null) yield `      <property${attributes({ name, value })}/>\n`;
  }
  yield '    </properties>\n';
  for await (const detail of options.details({ texts })) yield junitCase(detail, { words, texts, suite });
  if (unnamed > 0) yield unnamedCase(unnamed, suite, words);
  yield '  </testsuite>\n</testsuites>\n';
}

function attributes(values: Readonly<Record<string, string | number | boolean | null>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => ` ${name}="${xmlAttribute(cutText(String(value), 1_000, () => '…'))}"`)
    .join('');
}
