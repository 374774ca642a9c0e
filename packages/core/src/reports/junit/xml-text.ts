/** What XML 1.0 has no way to hold (section 2.2), what ends lines unseen, and what turns text around. */
const unfit = /(?![\t\n\r])\p{Cc}|[\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Noncharacter_Code_Point}]/gu;

const references: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Any text as the content of an XML element; what XML cannot hold is written out, as `\u001b`. */
export function xmlText(text: string): string {
  return text
    .replace(unfit, (char) => `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`)
    .replace(/[&<>"]/g, (char) => references[char] ?? char)
    .replaceAll('\r', '&#13;');
}

/** The same as the value of an attribute, in which a parser would take a line end for a blank. */
export function xmlAttribute(text: string): string {
  return xmlText(text).replaceAll('\t', '&#9;').replaceAll('\n', '&#10;');
}
