import { plainLine } from '../plain-line.ts';

/** cmark-gfm takes a fence of more than 80 backticks for text (inlines.c, MAXBACKTICKS; tried on 2026-11-24). */
const manyBackticks = /`{9,}/g;

/**
 * Any text from outside as a Markdown code span, which is inert wherever inline Markdown may stand, also in table cells
 * and list items: GitHub turns nothing in code into a mention, reference, link, emoji or formula.
 */
export function codeSpan(text: string, longest = 120): string {
  const shown = shownInCode(text, longest);
  const runs = shown.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  // A blank on both sides is not shown. `$` must not touch the fence: GitHub reads $`…`$ as a formula.
  const pad = /^[`$]|[`$]$/.test(shown) ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/**
 * What a reader sees of a text in a code span: its `plainLine`, with `¦` for `|` (in a table no escape of it is safe:
 * `\\|` ends the cell), of many backticks in a row only some, and `""` for an empty text.
 */
function shownInCode(text: string, longest = 120): string {
  const shown = plainLine(text, longest).replaceAll('|', '¦').replace(manyBackticks, '```````…');
  return shown === '' ? '""' : shown;
}
