/** A piece of HTML. `html` makes them, so that no text becomes one by accident; by hand only what holds no text, or data. */
export interface Html {
  readonly html: string;
}

type Part = Html | string | number | null | readonly Part[];

/** HTML with values in it: text is escaped, also within quoted attributes; `null` is nothing, a list is its parts. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { html: strings.map((string, index) => string + written(parts[index] ?? null)).join('') };
}

/** Text as HTML, for elements and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

function written(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  return 'html' in part ? part.html : part.map(written).join('');
}
