import type { Result } from '../../analyzer/result.ts';

/** What the table of requests knows of one, without its texts. */
export interface TableRow
  extends Pick<
    Result,
    | 'key'
    | 'type'
    | 'outcome'
    | 'reason'
    | 'message'
    | 'checks'
    | 'tokens'
    | 'modelVersion'
    | 'attempt'
    | 'shard'
    | 'line'
  > {
  /** Null when the price is not known. */
  readonly costUsd: number | null;
  /** Against the baseline. */
  readonly change: 'regression' | 'improvement' | null;
}

/** Rows as they stand in the page: strings that many of them share stand once. */
export interface PackedRows {
  readonly strings: readonly string[];
  readonly rows: readonly PackedRow[];
}

/** Where a shared string stands, or -1 for none. */
type At = number;

type PackedRow = readonly [
  key: string,
  type: At,
  isSucceeded: 0 | 1,
  reason: At,
  message: At,
  /** Name, passed, name, passed, … */
  checks: readonly number[],
  tokens: readonly [prompt: number, cached: number, candidates: number, thoughts: number] | null,
  costUsd: number | null,
  change: -1 | 0 | 1,
  model: At,
  place: readonly [attempt: number | null, shard: number | null, line: number | null],
];

export function packRows(rows: readonly TableRow[]): PackedRows {
  const strings = new Map<string, number>();
  const at = (text: string | null): At => {
    if (text === null) return -1;
    const known = strings.get(text);
    if (known !== undefined) return known;
    strings.set(text, strings.size);
    return strings.size - 1;
  };
  const packed = rows.map((row): PackedRow => {
    const { tokens } = row;
    return [
      row.key,
      at(row.type),
      row.outcome === 'succeeded' ? 1 : 0,
      at(row.reason),
      at(row.message),
      row.checks.flatMap(({ name, passed }) => [at(name), passed ? 1 : 0]),
      tokens && [tokens.prompt, tokens.cached, tokens.candidates, tokens.thoughts],
      row.costUsd,
      row.change === null ? 0 : row.change === 'improvement' ? 1 : -1,
      at(row.modelVersion),
      [row.attempt, row.shard, row.line],
    ];
  });
  return { strings: [...strings.keys()], rows: packed };
}

/** The checks' names come back as plain strings: the page of an older version may know others. */
export type ShownRow = Omit<TableRow, 'checks'> & {
  readonly checks: readonly { readonly name: string; readonly passed: boolean }[];
};

export function unpackRows({ strings, rows }: PackedRows): ShownRow[] {
  const text = (at: At) => strings[at] ?? '';
  const orNull = (at: At) => strings[at] ?? null;
  return rows.map(([key, type, isSucceeded, reason, message, checks, tokens, costUsd, change, model, place]) => ({
    key,
    type: text(type),
    outcome: isSucceeded === 1 ? 'succeeded' : 'failed',
    reason: text(reason),
    message: orNull(message),
    checks: checks.flatMap((name, index) =>
      index % 2 === 0 ? [{ name: text(name), passed: checks[index + 1] === 1 }] : [],
    ),
    tokens: tokens && { prompt: tokens[0], cached: tokens[1], candidates: tokens[2], thoughts: tokens[3] },
    costUsd,
    change: change === 0 ? null : change === 1 ? 'improvement' : 'regression',
    modelVersion: orNull(model),
    attempt: place[0],
    shard: place[1],
    line: place[2],
  }));
}
