import stringWidth from 'string-width';
import { wrapText } from './wrap-text.ts';

/** Blanks, a label and the blanks behind it, or a mark: what a line begins with before its sentence. */
const beginning = /^(?:.* {2,}| +)?(?:[→·] )?/;

/**
 * A text whose lines fit so many terminal columns: of a longer one the rest stands below its beginning, behind the label
 * or mark. Lines that fit stay as they are.
 */
export function hangingLines(text: string, width: number): string {
  return text
    .split('\n')
    .flatMap((line) => (stringWidth(line) <= width ? [line] : hanging(line, width)))
    .join('\n');
}

function hanging(line: string, width: number): string[] {
  const [begins = ''] = beginning.exec(line) ?? [];
  const column = stringWidth(begins);
  // Behind a label that takes most of the line there is no room to stand in.
  const indent = ' '.repeat(column <= width * 0.6 ? column : 4);
  const [first = '', ...rest] = wrapText(line.slice(begins.length), width - column);
  return [begins + first, ...wrapText(rest.join(' '), width - indent.length).map((each) => indent + each)];
}
