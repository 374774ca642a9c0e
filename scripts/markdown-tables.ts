/** A document with the tables between their markers, `<!-- name -->` and `<!-- /name -->`. */
export function withTables(document: string, tables: Readonly<Record<string, string>>): string {
  return Object.entries(tables).reduce((text, [name, rows]) => {
    const between = new RegExp(`(?<=^<!-- ${name} -->\n)[\\s\\S]*?(?=^<!-- /${name} -->$)`, 'm');
    if (!between.test(text)) throw new Error(`The document has no place for the table of ${name}`);
    return text.replace(between, () => rows);
  }, document);
}

/** A table in Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`).join('');
}
