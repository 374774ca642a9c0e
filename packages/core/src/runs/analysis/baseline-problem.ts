import type { ComparisonProblem } from '../../analyzer/report.ts';
import { type GeminiBatchError, hasCode } from '../../errors/gemini-batch-error.ts';

/** What keeps a baseline from being compared with, as the report says it. */
export function baselineProblem(error: GeminiBatchError): ComparisonProblem {
  if (hasCode(error, 'run-newer') || hasCode(error, 'results-newer')) return { code: 'newer', file: null, line: null };
  if (hasCode(error, 'results-broken')) return { code: 'damaged', file: 'results.jsonl', line: error.details.line };
  if (hasCode(error, 'run-folder-broken')) {
    return { code: 'damaged', file: error.details.file, line: error.details.line };
  }
  return { code: 'missing', file: null, line: null };
}
