import type { Report } from '../../analyzer/report.ts';
import type { Result } from '../../analyzer/result.ts';
import type { RequestDetail } from '../request-detail.ts';
import { dataElement } from './data-element.ts';
import type { Html } from './html.ts';
import { packTexts, type ShownText, shownText } from './pack-texts.ts';
import type { RequestCost } from './request-cost.ts';
import { type PackedRows, packRows, type TableRow } from './table-row.ts';

/** Rows that stand together, with their texts in one piece: the page reads them at once, the texts when they are wanted. */
export interface RowChunk extends PackedRows {
  /** As `packTexts` writes them; empty where the page holds none. */
  readonly texts: string;
}

/** A chunk ends with so many rows, or so many characters of text. */
const chunkRows = 250;
const chunkCharacters = 1_000_000;

/** The rows of the table as data of the page, piece by piece; no more than a piece is held. */
export async function* rowChunks(
  details: AsyncIterable<RequestDetail>,
  options: {
    readonly comparison: Report['comparison'];
    readonly costOf: RequestCost;
    readonly isTaken: (result: Result) => boolean;
    readonly withTexts: boolean;
  },
): AsyncGenerator<Html, undefined> {
  const regressions = new Set(options.comparison?.regressions);
  const improvements = new Set(options.comparison?.improvements);
  let rows: TableRow[] = [];
  let texts: [ShownText | null, ShownText | null][] = [];
  let characters = 0;

  async function chunk(): Promise<Html> {
    const data: RowChunk = { ...packRows(rows), texts: options.withTexts ? await packTexts(texts) : '' };
    rows = [];
    texts = [];
    characters = 0;
    return dataElement('rows', data);
  }

  for await (const { result, prompt, answer } of details) {
    if (!options.isTaken(result)) continue;
    const isWorse = regressions.has(result.key);
    const isBetter = improvements.has(result.key);
    const change = isWorse ? 'regression' : isBetter ? 'improvement' : null;
    const costUsd = options.costOf(result);
    rows.push({ ...result, costUsd: costUsd === null ? null : Number(costUsd.toPrecision(6)), change });
    texts.push([shownText(prompt), shownText(answer)]);
    characters += Math.min(prompt?.length ?? 0, chunkCharacters) + Math.min(answer?.length ?? 0, chunkCharacters);
    if (rows.length >= chunkRows || characters >= chunkCharacters) yield await chunk();
  }
  if (rows.length > 0) yield await chunk();
}
