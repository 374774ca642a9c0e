/** What a reader cannot see, or what moves other text: controls, formats, line ends, ignorables, noncharacters, blanks. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800\s]+/gu;

/** More marks on one letter than any script stacks in earnest: they would cover the lines around. */
const stackedMarks = /(\p{M}{3})\p{M}+/gu;

/**
 * Text of the service or a model as one line for a terminal or a log: well-formed, no invisible characters, no towers
 * of combining marks, not too long. `##[` is parted, because the GitHub runner takes `##[command]` anywhere in a line
 * for a command (actions/runner, ActionCommand.cs, 2026-11-24); `::command::` only counts at the start of a line,
 * which is up to the caller.
 */
export function plainLine(text: string, longest = 200): string {
  const line = text
    .toWellFormed()
    .replace(unseen, ' ')
    .trim()
    .replace(/^\p{M}+/u, '')
    .replace(stackedMarks, '$1')
    .replaceAll('##[', '## [');
  const chars = [...line];
  return chars.length > longest ? `${chars.slice(0, longest - 1).join('')}…` : line;
}
