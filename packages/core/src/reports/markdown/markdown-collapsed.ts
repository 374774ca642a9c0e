/** Lines that open on a click. The title and the lines are Markdown already; nothing from outside belongs in a title. */
export function collapsed(title: string, lines: readonly string[]): string[] {
  return ['<details>', `<summary><b>${title}</b></summary>`, '', ...lines, '', '</details>'];
}
