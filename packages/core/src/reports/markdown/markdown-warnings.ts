import { type Finding, findingsOf } from '../../analyzer/findings.ts';
import type { Report } from '../../analyzer/report.ts';
import type { ReportMessages } from '../../locales/report-messages.ts';
import { codeSpan } from './code-span.ts';
import { brokenLines } from './markdown-lines.ts';

/** Findings that the heading, the gates, the collapsed parts or the line on integrity tell already. */
const toldElsewhere: readonly Finding['kind'][] = ['success-poor', 'checks-failed', 'lines-faulty'];

/** Good news that the figures do not tell. */
const goodNews: readonly Finding['kind'][] = ['canaries-matched', 'speed-as-expected', 'speed-fast'];

/** What needs a look, what canaries proved, and what is wrong with the lines of the output. */
export function warningLines(
  report: Report,
  words: ReportMessages,
  expectedSeconds: { readonly from: number; readonly to: number } | null,
): string[] {
  const found = findingsOf(report, expectedSeconds)
    .filter(({ good, kind }) => (good ? goodNews.includes(kind) : !toldElsewhere.includes(kind)))
    .map((finding) => {
      const text =
        finding.kind === 'retryable'
          ? words.markdown.retryable(finding.count)
          : words.finding(finding, (shown) => codeSpan(shown, 80));
      return `${finding.good ? '✅' : '⚠️'} ${text}`;
    });
  const faults = integrityFaults(report, words);
  const { integrity, colon, listSeparator } = words.markdown;
  if (faults.length > 0) found.push(`⚠️ ${integrity.title}${colon}${faults.join(listSeparator)}`);
  return brokenLines(found);
}

function integrityFaults({ integrity }: Report, { markdown }: ReportMessages): string[] {
  const { missing, duplicated, ambiguous, unexpected, malformed, malformedAt = [] } = integrity;
  const say = markdown.integrity;
  return [
    missing > 0 ? say.missing(missing) : null,
    duplicated > 0 ? say.duplicated(duplicated) : null,
    ambiguous > 0 ? say.ambiguous(ambiguous) : null,
    unexpected !== null && unexpected > 0 ? say.unexpected(unexpected) : null,
    // Where they stand is a finding of its own, with their number.
    malformed > 0 && malformedAt.length === 0 ? say.malformed(malformed) : null,
  ].filter((fault) => fault !== null);
}
