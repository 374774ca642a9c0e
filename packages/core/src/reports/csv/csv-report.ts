import type { Result } from '../../analyzer/result.ts';
import type { RequestDetail } from '../request-detail.ts';
import { csvRecord } from './csv-record.ts';

/** The columns with what stands in them. Their names and order stay; new ones are added at the end of these. */
const columns: Readonly<Record<string, (result: Result) => string | number | null>> = {
  key: ({ key }) => key,
  type: ({ type }) => type,
  outcome: ({ outcome }) => outcome,
  reason: ({ reason }) => reason,
  message: ({ message }) => message,
  checks_total: ({ checks }) => checks.length,
  checks_passed: ({ checks }) => checks.filter(({ passed }) => passed).length,
  failed_checks: ({ checks }) => [...new Set(checks.filter(({ passed }) => !passed).map(({ name }) => name))].join(' '),
  prompt_tokens: ({ tokens }) => tokens?.prompt ?? null,
  cached_tokens: ({ tokens }) => tokens?.cached ?? null,
  candidates_tokens: ({ tokens }) => tokens?.candidates ?? null,
  thoughts_tokens: ({ tokens }) => tokens?.thoughts ?? null,
  model_version: ({ modelVersion }) => modelVersion,
  attempt: ({ attempt }) => attempt,
  shard: ({ shard }) => shard,
  line: ({ line }) => line,
};

/** Without it a spreadsheet reads the file in the system's old encoding, and Chinese becomes nonsense. */
const byteOrderMark = '\ufeff';

/** What of each request goes into the CSV. */
export interface CsvReportOptions {
  /** Two more columns: `prompt` and `answer`. */
  readonly texts: boolean;
}

/**
 * A run's results as CSV (RFC 4180, UTF-8 with a byte order mark): a record a key, below the columns' names. What is not
 * known is empty. No cell can hold a formula (`csvRecord`).
 */
export async function* csvReport(
  details: AsyncIterable<RequestDetail>,
  { texts }: CsvReportOptions,
): AsyncGenerator<string, undefined> {
  const names = [...Object.keys(columns), ...(texts ? ['prompt', 'answer'] : [])];
  yield `${byteOrderMark}${csvRecord(names)}`;
  for await (const { result, prompt, answer } of details) {
    const cells = Object.values(columns).map((cellOf) => cellOf(result));
    yield csvRecord(texts ? [...cells, prompt, answer] : cells);
  }
}
