/** Parts of one line with a dot between them. A full-width parenthesis brings its own blank. */
export function joinParts(parts: readonly (string | null)[]): string {
  return parts
    .filter((part) => part !== null)
    .reduce((line, part) => `${line}${line.endsWith('）') ? '' : ' '}· ${part}`);
}

/** Lines of one paragraph: a backslash breaks the line in a comment and in a job summary alike. */
export function brokenLines(lines: readonly string[]): string[] {
  return lines.map((line, index) => (index < lines.length - 1 ? `${line}\\` : line));
}
