import { CsvError, parse } from 'csv-parse/sync';
import type { InputIssue } from '../errors/input-issue.ts';
import { isJsonObject, type JsonObject } from '../json/json.ts';

/** The rows of a CSV file with a header line, each with the line at which it ends. */
export function* readCsvRows(text: string): Generator<{ fields: JsonObject; line: number } | { issue: InputIssue }> {
  let records: unknown;
  let repeated: string | undefined;
  try {
    records = parse(text, {
      columns: (names: string[]) => {
        repeated = names.find((name, index) => names.indexOf(name) !== index);
        return names;
      },
      bom: true,
      skip_empty_lines: true,
      info: true,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : null;
    yield { issue: { code: 'csv-broken', details: { reason: error.message }, line, pointer: null } };
    return;
  }
  if (repeated !== undefined) {
    yield { issue: { code: 'column-duplicate', details: { column: repeated }, line: 1, pointer: null } };
    return;
  }
  for (const item of Array.isArray(records) ? records : []) {
    if (isJsonObject(item) && isJsonObject(item.record) && isJsonObject(item.info)) {
      yield { fields: item.record, line: Number(item.info.lines) };
    }
  }
}
