import { Buffer } from 'node:buffer';

const replacement = '[key]';

/** What is left of a shorter key in the midst of a longer Base64 may stand there by chance. */
const shortestWithin = 12;

/**
 * Takes a key out of a text in every form in which it may be quoted: as it is, percent-encoded, escaped as in JSON that
 * stands in JSON (the arguments of a call, the error of yet another server), in hexadecimal digits and in Base64.
 */
export function cutKey(key: string): (text: string) => string {
  const spelled = new RegExp((key.match(/\\+|[^\\]/gs) ?? []).map(spelledOut).join(''), 'g');
  const encoded = encodedForms(key);
  return (text) =>
    encoded.reduce((left, form) => left.replaceAll(form, replacement), text).replace(spelled, replacement);
}

function encodedForms(key: string): string[] {
  const hex = Buffer.from(key).toString('hex');
  const base64 = [Buffer.from(key).toString('base64')];
  if (key.length >= shortestWithin) {
    base64.push(...[0, 1, 2].map((before) => base64Within(key, before)));
  }
  const urlSafe = base64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'));
  return [...new Set([encodeURIComponent(key), hex, hex.toUpperCase(), ...base64, ...urlSafe])];
}

/** The characters that a key gives the Base64 of a longer text, by how many bytes stand `before` it in its group of three. */
function base64Within(key: string, before: number): string {
  const bytes = Buffer.from(' '.repeat(before) + key);
  // The first and last characters depend on what stands around the key.
  return bytes.toString('base64').slice(Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6));
}

/**
 * A pattern for one character of a key. JSON in JSON has backslashes before it, more at each level: a few of them, so
 * that a text of nothing else is not searched again and again.
 */
function spelledOut(piece: string, index: number): string {
  const code = piece.charCodeAt(0).toString(16).padStart(4, '0');
  const [unicode, percent] = [code, code.slice(2)].map((digits) =>
    digits.replace(/[a-f]/g, (letter) => `[${letter}${letter.toUpperCase()}]`),
  );
  if (piece.startsWith('\\')) {
    return `(?:\\\\|%${percent}|u${unicode}){1,${piece.length * 16}}`;
  }
  const itself = `\\u${code}`;
  const spellings = [itself, `${index === 0 ? '\\\\{1,8}' : ''}u${unicode}`, ...(piece <= '~' ? [`%${percent}`] : [])];
  return `${index === 0 ? '' : '\\\\{0,8}'}(?:${spellings.join('|')})`;
}
