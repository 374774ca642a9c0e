import stringWidth from 'string-width';
import { textTable } from './text-table.ts';

/**
 * The first of these tables that fits so many terminal columns. Where none does, the first one in pieces: the label of
 * each row, and below it each column with its head.
 */
export function fittedTable(tables: readonly (readonly (readonly string[])[])[], width: number): string[] {
  for (const rows of tables) {
    const lines = textTable(rows);
    if (lines.every((line) => stringWidth(line) <= width)) return lines;
  }
  const [head = [], ...rows] = tables[0] ?? [];
  return rows.flatMap(([label = '', ...cells]) => [
    label.trim(),
    ...textTable(
      cells.flatMap((cell, column) => (cell === '' ? [] : [[`  ${head[column + 1] ?? ''}`, cell]])),
      2,
    ),
  ]);
}
