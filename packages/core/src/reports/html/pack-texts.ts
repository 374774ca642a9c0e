/** A text, or what is left of one that was too long, with its whole length. */
export type ShownText = string | readonly [start: string, length: number];

/** Prompt and answer of each of some rows; null when there is none. */
export type RowTexts = readonly (readonly [prompt: ShownText | null, answer: ShownText | null])[];

/** Of a longer text, the page holds the start. */
const longestText = 20_000;

/** The start of a text that is too long for the page, never with half a character at its end. */
export function shownText(text: string | null): ShownText | null {
  if (text === null || text.length <= longestText) return text;
  const start = text.slice(0, longestText);
  return [/[\ud800-\udbff]$/.test(start) ? start.slice(0, -1) : start, text.length];
}

/** Texts as they stand in the page: JSON, compressed by gzip, as base64. */
export async function packTexts(texts: RowTexts): Promise<string> {
  const stream = new Blob([JSON.stringify(texts)]).stream().pipeThrough(new CompressionStream('gzip'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 0x4000) parts.push(String.fromCharCode(...bytes.subarray(at, at + 0x4000)));
  return btoa(parts.join(''));
}

export async function unpackTexts(packed: string): Promise<RowTexts> {
  const bytes = Uint8Array.from(atob(packed), (char) => char.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return await new Response(stream).json();
}
