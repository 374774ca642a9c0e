import { pointerNames } from './json-pointer.ts';

/** Where something stands in a text, in UTF-16 units from 0; `end` is behind it. */
interface JsonPlace {
  readonly start: number;
  readonly end: number;
}

export interface ScannedJson {
  /** By pointer: the name of a field, the value of an item; of fields of one name the last, which is the one that counts. */
  readonly places: ReadonlyMap<string, JsonPlace>;
  /** Where the text is no JSON any more; null when all of it is. */
  readonly errorAt: number | null;
}

/** A wanted place, and those within it. */
interface Wanted {
  pointer: string | null;
  readonly inner: Map<string, Wanted>;
}

/** An object or list that is open; `index` counts a list's items. */
interface Open {
  readonly isList: boolean;
  readonly wanted: Wanted | undefined;
  index: number;
}

type Expected = 'value' | 'first-item' | 'first-field' | 'field' | 'next';

/**
 * Finds places in JSON text, and where it breaks. Takes the same texts as `JSON.parse`, whose errors do not always tell
 * a position; needs no stack, however deep the text is nested.
 */
export function scanJson(text: string, pointers: Iterable<string> = []): ScannedJson {
  const places = new Map<string, JsonPlace>();
  const open: Open[] = [];
  let wanted: Wanted | undefined = wantedTree(pointers);
  let expected: Expected = 'value';
  let at = skipBlank(text, 0);
  const failed = (errorAt: number): ScannedJson => ({ places, errorAt });

  while (at < text.length) {
    const char = text[at];
    const inside = open.at(-1);
    const isEnd = char === ']' || char === '}';
    if (isEnd && inside !== undefined && (expected === 'next' || expected.startsWith('first-'))) {
      const fits = inside.isList ? char === ']' : char === '}';
      if (!fits || (expected === 'first-item' && !inside.isList)) return failed(at);
      open.pop();
      expected = 'next';
      at += 1;
    } else if (expected === 'next') {
      if (inside === undefined || char !== ',') return failed(at);
      expected = inside.isList ? 'value' : 'field';
      inside.index += 1;
      at += 1;
    } else if (expected === 'first-field' || expected === 'field') {
      const name = char === '"' ? endOfString(text, at) : -at - 1;
      if (name < 0) return failed(-name - 1);
      wanted = inside?.wanted?.inner.get(nameIn(text.slice(at, name)));
      if (wanted?.pointer != null) places.set(wanted.pointer, { start: at, end: name });
      at = skipBlank(text, name);
      if (text[at] !== ':') return failed(at);
      expected = 'value';
      at += 1;
    } else {
      if (inside?.isList) wanted = inside.wanted?.inner.get(String(inside.index));
      const isOpening = char === '{' || char === '[';
      const end = isOpening ? at + 1 : endOfScalar(text, at);
      if (end < 0) return failed(-end - 1);
      if (inside?.isList && wanted?.pointer != null) places.set(wanted.pointer, { start: at, end });
      if (isOpening) open.push({ isList: char === '[', wanted, index: 0 });
      expected = isOpening ? (char === '[' ? 'first-item' : 'first-field') : 'next';
      at = end;
    }
    at = skipBlank(text, at);
  }
  return { places, errorAt: open.length === 0 && expected === 'next' ? null : text.length };
}

function wantedTree(pointers: Iterable<string>): Wanted {
  const root: Wanted = { pointer: null, inner: new Map() };
  for (const pointer of pointers) {
    let wanted = root;
    for (const name of pointerNames(pointer)) {
      const inner = wanted.inner.get(name) ?? { pointer: null, inner: new Map<string, Wanted>() };
      wanted.inner.set(name, inner);
      wanted = inner;
    }
    wanted.pointer = pointer;
  }
  return root;
}

function nameIn(quoted: string): string {
  return quoted.includes('\\') ? String(JSON.parse(quoted)) : quoted.slice(1, -1);
}

function skipBlank(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t' || text[at] === '\n' || text[at] === '\r') at += 1;
  return at;
}

/** The end of a text, number or word that begins here; where it breaks, that place as `-place - 1`. */
function endOfScalar(text: string, start: number): number {
  if (text[start] === '"') return endOfString(text, start);
  for (const word of ['true', 'false', 'null']) if (text.startsWith(word, start)) return start + word.length;
  return endOfNumber(text, start);
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === 0x22) return at + 1;
    if (char < 0x20) return -at - 1;
    if (char !== 0x5c) continue;
    at += 1;
    if (text[at] === 'u' && /^[\da-f]{4}$/i.test(text.slice(at + 1, at + 5))) at += 4;
    else if (!'"\\/bfnrt'.includes(text[at] ?? ' ')) return -at - 1;
  }
  return -text.length - 1;
}

function endOfNumber(text: string, start: number): number {
  let at = text[start] === '-' ? start + 1 : start;
  const digits = (): boolean => {
    const from = at;
    while (isDigit(text, at)) at += 1;
    return at > from;
  };
  if (text[at] === '0') at += 1;
  else if (!digits()) return -at - 1;
  if (text[at] === '.') {
    at += 1;
    if (!digits()) return -at - 1;
  }
  if (text[at] === 'e' || text[at] === 'E') {
    at += 1;
    if (text[at] === '+' || text[at] === '-') at += 1;
    if (!digits()) return -at - 1;
  }
  return at;
}

function isDigit(text: string, at: number): boolean {
  const char = text.charCodeAt(at);
  return char >= 0x30 && char <= 0x39;
}
