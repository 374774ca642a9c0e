/**
 * Parameters that let whoever knows them act: the key, OAuth tokens and the session of an upload. They are the standard
 * parameters of Google's REST APIs (openapi of 2026-08-22, `parameters`, gathered 2026-11-23) and that of uploads.
 */
const secrets: readonly string[] = ['key', 'access_token', 'oauth_token', 'upload_id'];

const name = `(?:${spelled('key')}|(?<!page[-_]?)${spelled('token')}|${spelled('upload_id')})`;

/** A key where a mistyped address has it: in the path, or within another parameter. The token of a page is none. */
const misplaced = new RegExp(`(${name}(?:${spelled('=')}))[^&]*`, 'gi');

/** Longest path that is shown, in characters. */
const longest = 2000;

/** Path and query of a request as they may be shown: still percent-encoded, without secrets, not too long. */
export function shownPath(url: URL): string {
  const query = new URLSearchParams(
    [...url.searchParams].filter(([name]) => !secrets.includes(name.trim().toLowerCase())),
  );
  const whole = query.size === 0 ? url.pathname : `${url.pathname}?${query}`;
  const path = whole.replace(misplaced, '$1…');
  return path.length > longest ? `${path.slice(0, longest - 1)}…` : path;
}

/** A pattern for a text each of whose characters may be percent-encoded, also again. */
function spelled(text: string): string {
  const codes = (character: string): string[] =>
    [character, character.toUpperCase()].map((each) => each.charCodeAt(0).toString(16));
  return [...text].map((character) => `(?:${character}|%(?:25)*(?:${codes(character).join('|')}))`).join('');
}
