import { pick, pickInteger } from '../seeded-random.ts';

/** A repetition without an end, and any at all, comes so often at most. */
const mostRepeats = 20;
const mostCharacters = 1_000;
/** A string is written in so many steps at most: pieces can be nested without adding a character. */
const mostSteps = 20_000;
const longestPattern = 10_000;

/** What a piece of a pattern is: a choice of sequences, or one of some characters. */
type Piece = { readonly choices: readonly (readonly Repeated[])[] } | { readonly characters: string };

interface Repeated {
  readonly piece: Piece;
  readonly least: number;
  readonly most: number;
}

const digits = '0123456789';
const letters = 'abcdefghijklmnopqrstuvwxyz';
const wordCharacters = `${letters}${letters.toUpperCase()}${digits}_`;
const classes: Readonly<Record<string, string>> = { d: digits, w: wordCharacters, s: ' ', t: '\t', n: '\n' };

/**
 * A string that matches a simple regular expression: letters, classes, groups, choices, repetitions and anchors at its
 * ends. Undefined for one that uses more, such as looking ahead, so that no wrong string passes for a match, and for one
 * that asks for too much.
 */
export function cannedPattern(pattern: string, random: () => number): string | undefined {
  if (pattern.length > longestPattern) {
    return undefined;
  }
  const source = pattern.replace(/^\^/, '').replace(/(?<!\\)\$$/, '');
  const reader = { source, at: 0, depth: 0 };
  const choices = readChoices(reader);
  if (choices === undefined || reader.at < source.length) {
    return undefined;
  }
  const work = { stepsLeft: mostSteps };
  const text = written({ choices }, random, work);
  return text.length <= mostCharacters && work.stepsLeft > 0 ? text : undefined;
}

interface Reader {
  readonly source: string;
  at: number;
  depth: number;
}

function readChoices(reader: Reader): Repeated[][] | undefined {
  const choices: Repeated[][] = [[]];
  reader.depth += 1;
  while (reader.at < reader.source.length && reader.source[reader.at] !== ')') {
    if (reader.source[reader.at] === '|') {
      reader.at += 1;
      choices.push([]);
      continue;
    }
    const piece = reader.depth > 10 ? undefined : readPiece(reader);
    const times = piece === undefined ? undefined : readTimes(reader);
    if (piece === undefined || times === undefined) {
      return undefined;
    }
    choices.at(-1)?.push({ piece, ...times });
  }
  reader.depth -= 1;
  return choices;
}

function readPiece(reader: Reader): Piece | undefined {
  const { source } = reader;
  const character = source[reader.at] ?? '';
  reader.at += 1;
  switch (character) {
    case '(': {
      const opening = /^\?(?::|<[A-Za-z]\w*>)/.exec(source.slice(reader.at))?.[0] ?? '';
      reader.at += opening.length;
      const choices = source[reader.at] === '?' ? undefined : readChoices(reader);
      const isClosed = source[reader.at] === ')';
      reader.at += 1;
      return choices === undefined || !isClosed ? undefined : { choices };
    }
    case '[':
      return readClass(reader);
    case '.':
      return { characters: letters };
    case '\\':
      return readEscape(reader);
    case '^':
    case '$':
    case '*':
    case '+':
    case '?':
    case '{':
      return undefined;
    default:
      return { characters: character };
  }
}

function readEscape(reader: Reader): Piece | undefined {
  const character = reader.source[reader.at] ?? '';
  reader.at += 1;
  const known = classes[character];
  if (known !== undefined) {
    return { characters: known };
  }
  return character === '' || /[A-Za-z0-9]/.test(character) ? undefined : { characters: character };
}

function readClass(reader: Reader): Piece | undefined {
  const end = /^(?:\\.|[^\]\\])*\]/.exec(reader.source.slice(reader.at))?.[0];
  if (end === undefined || end.startsWith('^')) {
    return undefined;
  }
  reader.at += end.length;
  let characters = '';
  for (const [item, low, high] of end.slice(0, -1).matchAll(/([^\\])-([^\\])|\\.|[^\\]/gs)) {
    if (low !== undefined && high !== undefined) {
      const span = high.charCodeAt(0) - low.charCodeAt(0);
      characters += Array.from({ length: Math.max(0, Math.min(span, 200)) + 1 }, (_, step) =>
        String.fromCharCode(low.charCodeAt(0) + step),
      ).join('');
    } else if (item.startsWith('\\')) {
      const escaped = readEscape({ source: item, at: 1, depth: 0 });
      characters += escaped !== undefined && 'characters' in escaped ? escaped.characters : '';
    } else {
      characters += item;
    }
    if (characters.length >= mostCharacters) {
      // Enough to draw from: each range can add two hundred.
      break;
    }
  }
  return characters === '' ? undefined : { characters };
}

function readTimes(reader: Reader): { readonly least: number; readonly most: number } | undefined {
  const [all = '', count, comma, end] =
    /^(?:[*+?]|\{(\d{1,4})(,(\d{0,4}))?\})\??/.exec(reader.source.slice(reader.at)) ?? [];
  reader.at += all.length;
  if (count !== undefined) {
    const least = Number(count);
    const most = comma === undefined ? least : end ? Number(end) : least + 3;
    return least > mostCharacters || most < least ? undefined : { least, most: Math.min(most, least + mostRepeats) };
  }
  switch (all[0]) {
    case '*':
      return { least: 0, most: 3 };
    case '+':
      return { least: 1, most: 4 };
    case '?':
      return { least: 0, most: 1 };
    default:
      return { least: 1, most: 1 };
  }
}

/** A text for a piece, of `mostLength` characters at most; broken off when there are no steps left. */
function written(
  piece: Piece,
  random: () => number,
  work: { stepsLeft: number },
  mostLength = mostCharacters + 1,
): string {
  if ('characters' in piece) {
    return piece.characters[pickInteger(random, 0, piece.characters.length - 1)] ?? '';
  }
  const [first = [], ...others] = piece.choices;
  let text = '';
  for (const repeated of pick(random, [first, ...others])) {
    const times = pickInteger(random, repeated.least, repeated.most);
    work.stepsLeft -= 1;
    for (let count = 0; count < times && text.length < mostLength && work.stepsLeft > 0; count += 1) {
      const turn = written(repeated.piece, random, work, mostLength - text.length);
      work.stepsLeft -= 1;
      if (turn === '') {
        // What can be empty once can be so in all turns that are left.
        break;
      }
      text += turn;
    }
    if (work.stepsLeft <= 0) {
      break;
    }
  }
  return text;
}
