import stringWidth from 'string-width';

/** Adds spaces up to a width in terminal columns; a Chinese character takes two. */
export function padTo(text: string, width: number, side: 'left' | 'right' = 'right'): string {
  const fill = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return side === 'left' ? fill + text : text + fill;
}

/** Columns side by side: the first ones (`textColumns`, 1 if not said) to the left, the others, figures, to the right. */
export function textTable(rows: readonly (readonly string[])[], textColumns = 1): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => stringWidth(row[column] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, column) => padTo(cell, widths[column] ?? 0, column < textColumns ? 'right' : 'left'))
      .join('  ')
      .trimEnd(),
  );
}
