import { type RowTexts, unpackTexts } from '../pack-texts.ts';
import type { PageSettings } from '../page-settings.ts';
import type { RowChunk } from '../row-chunks.ts';
import { type ShownRow, unpackRows } from '../table-row.ts';

/** What the page holds of its requests. */
export interface PageData {
  readonly settings: PageSettings;
  /** In the order of the run. */
  readonly rows: readonly PageRow[];
  /** Prompt and answer of a row. Texts are unpacked when they are first wanted. Fails in a browser that cannot. */
  textsOf(row: PageRow): Promise<RowTexts[number]>;
  /** All of them, piece by piece: of which row the first is, and the texts. */
  allTexts(): AsyncIterable<{ readonly from: number; readonly texts: RowTexts }>;
}

export interface PageRow extends ShownRow {
  /** Its place in the order of the run. */
  readonly index: number;
}

/** Takes the data out of the page's elements, and these out of the page. */
export function readPageData(document: Document): PageData {
  const take = (selector: string) =>
    [...document.querySelectorAll(selector)].map((found) => {
      found.remove();
      return found.textContent ?? '';
    });
  const settings: PageSettings = JSON.parse(take('script.settings')[0] ?? '');
  const rows: PageRow[] = [];
  const chunks: { readonly from: number; readonly packed: string }[] = [];
  for (const text of take('script.rows')) {
    const chunk: RowChunk = JSON.parse(text);
    chunks.push({ from: rows.length, packed: chunk.texts });
    for (const row of unpackRows(chunk)) rows.push({ ...row, index: rows.length });
  }
  const unpacked = new Map<number, Promise<RowTexts>>();
  const textsIn = (index: number) => {
    const known = unpacked.get(index) ?? unpackTexts(chunks[index]?.packed ?? '');
    unpacked.set(index, known);
    return known;
  };
  return {
    settings,
    rows,
    textsOf: async ({ index }) => {
      const chunk = chunks.findLastIndex(({ from }) => from <= index);
      return (await textsIn(chunk))[index - (chunks[chunk]?.from ?? 0)] ?? [null, null];
    },
    async *allTexts() {
      for (const [index, { from }] of chunks.entries()) yield { from, texts: await textsIn(index) };
    },
  };
}
