import { wrapText } from './wrap-text.ts';

/** A wrapped text behind a mark, which may be painted and takes `markWidth` columns; further lines stand below the first. */
export function markedLines(mark: string, text: string, width: number, markWidth = 1): string[] {
  const indent = ' '.repeat(markWidth + 1);
  return wrapText(text, width - markWidth - 1).map((line, index) => `${index === 0 ? `${mark} ` : indent}${line}`);
}

/** Lines that stand further in. */
export function indented(lines: readonly string[], by = 2): string[] {
  return lines.map((line) => `${' '.repeat(by)}${line}`);
}
