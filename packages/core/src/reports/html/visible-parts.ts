/** A part of a text: as it is, or the name of what a reader would not see. */
export interface VisiblePart {
  readonly text: string;
  readonly isMark: boolean;
}

/**
 * What cannot be seen or moves other text: controls but line ends and tabs, formats and ignorables but those that join
 * letters or choose between forms of an emoji, half characters; and marks stacked higher than any script does.
 */
const unseen =
  /(?![\n\t]|\u200c|\u200d|\ufe0e|\ufe0f)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]|(?<=\p{M}{4})\p{M}+/gu;

/** A text as parts, so that its hidden characters can be shown by their numbers. Line ends are `\n` afterwards. */
export function visibleParts(text: string): VisiblePart[] {
  const lines = text.replace(/\r\n?/g, '\n');
  const parts: VisiblePart[] = [];
  let end = 0;
  for (const { 0: found, index } of lines.matchAll(unseen)) {
    if (index > end) parts.push({ text: lines.slice(end, index), isMark: false });
    parts.push({ text: nameOf(found), isMark: true });
    end = index + found.length;
  }
  if (end < lines.length) parts.push({ text: lines.slice(end), isMark: false });
  return parts;
}

function nameOf(found: string): string {
  const [first = ''] = found;
  if (/\p{M}/u.test(first)) return `◌ ×${[...found].length}`;
  return `U+${(first.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
