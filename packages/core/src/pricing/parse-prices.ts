import * as z from 'zod';
import type { InputIssue } from '../errors/input-issue.ts';
import { schemaIssues } from '../errors/schema-issues.ts';
import { modelId } from '../wire/index.ts';
import type { PriceRow } from './price-row.ts';

const usd = z.number().min(0);
const ratesShape = { inputUsd: usd, outputUsd: usd, cachedUsd: usd.nullable().default(null) };
const pricesShape = { standard: z.strictObject(ratesShape), batch: z.strictObject(ratesShape).nullable() };
const day = z.iso.date();

const rowShape = {
  model: z.string().min(1),
  validFrom: day.nullable().default(null),
  validUntil: day.nullable().default(null),
  ...pricesShape,
  longPrompt: z.strictObject(pricesShape).nullable().default(null),
  source: z.string().min(1).optional(),
  readOn: day,
  note: z.string().min(1).nullable().default(null),
};

const rowsSchema = z.array(z.strictObject(rowShape)).min(1);

/**
 * Reads rows of prices from parsed JSON or YAML, in the form of the table's own. Strict: an unknown field is an error
 * with a suggestion, and so are two rows of one model that hold on the same day. `source` is the source of rows that name none.
 */
export function parsePrices(
  data: unknown,
  source: string,
): { value: readonly PriceRow[] } | { errors: readonly InputIssue[] } {
  const parsed = rowsSchema.safeParse(data, { reportInput: true });
  if (!parsed.success) return { errors: parsed.error.issues.flatMap((issue) => schemaIssues(issue, knownAt)) };
  const rows = parsed.data.map((row) => ({
    ...row,
    source: row.source ?? source,
    model: modelId(row.model),
  }));
  const errors = rows.flatMap((row, index) => [...backwards(row, index), ...overlap(rows, index)]);
  return errors.length > 0 ? { errors } : { value: rows };
}

/** The fields that are known at a place. */
function knownAt(pointer: string): readonly string[] {
  if (/\/(standard|batch)$/.test(pointer)) return Object.keys(ratesShape);
  return Object.keys(pointer.endsWith('/longPrompt') ? pricesShape : rowShape);
}

function backwards({ validFrom, validUntil }: PriceRow, index: number): InputIssue[] {
  if (validFrom === null || validUntil === null || validFrom <= validUntil) return [];
  const details = { expected: `≥ ${validFrom}` };
  return [{ code: 'value-invalid', details, line: null, pointer: `/${index}/validUntil` }];
}

/** An earlier row of the same model that holds on a day of this one. */
function overlap(rows: readonly PriceRow[], index: number): InputIssue[] {
  const row = rows[index];
  const other = rows.findIndex((each, at) => at < index && row !== undefined && overlaps(each, row));
  if (row === undefined || other === -1) return [];
  const details = { model: row.model, row: other + 1 };
  return [{ code: 'prices-overlap', details, line: null, pointer: `/${index}` }];
}

function overlaps(a: PriceRow, b: PriceRow): boolean {
  const begins = (row: PriceRow, end: string | null) => row.validFrom === null || end === null || row.validFrom <= end;
  return a.model === b.model && begins(a, b.validUntil) && begins(b, a.validUntil);
}
