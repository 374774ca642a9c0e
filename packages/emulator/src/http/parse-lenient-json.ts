const token = /\s+|[{}[\]:,]|"[^"\\]*(?:\\.[^"\\]*)*"|'[^'\\]*(?:\\.[^'\\]*)*'|[\w.+-]+/sy;
const bareKey = /^(?!(?:true|false|null)$)[A-Za-z_]\w*$/;

/** Leniency is for what people write by hand; to go through much more would take seconds. Our choice. */
const longestLenient = 1024 * 1024;

/**
 * Reads JSON as leniently as Google's servers do: text in single quotes, keys without quotes, a comma after the last
 * item. Google's own curl samples need that (`-d "{'batch': {'display_name': …}}"`, the Batch API guide, read
 * 2026-11-24); which liberties there are is taken from the tests of protobuf's JSON parser
 * (src/google/protobuf/util/internal/json_stream_parser_test.cc of protocolbuffers/protobuf, read 2026-11-24).
 *
 * @throws SyntaxError for what is not JSON even so.
 */
export function parseLenientJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (text.length > longestLenient) throw error;
    return JSON.parse(strictJson(text));
  }
}

/** The same in strict JSON, so far as it can be had. */
function strictJson(text: string): string {
  const tokens = tokensOf(text);
  return tokens
    .map((found, index) => {
      const next = tokens[index + 1];
      if (found.startsWith("'")) return doubleQuoted(found);
      if (next === ':' && bareKey.test(found)) return `"${found}"`;
      const isLastComma = found === ',' && (next === '}' || next === ']');
      return isLastComma && !/^[{[,:]$/.test(tokens[index - 1] ?? ',') ? '' : found;
    })
    .join(' ');
}

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const found = token.exec(text)?.[0];
    // Without a match the next search would begin anew.
    if (found === undefined) throw new SyntaxError('The text is not JSON');
    if (found.trim() !== '') tokens.push(found);
  }
  return tokens;
}

function doubleQuoted(singleQuoted: string): string {
  const inside = singleQuoted
    .slice(1, -1)
    .replace(/\\.|"/gs, (part) => (part === '"' ? '\\"' : part === "\\'" ? "'" : part));
  return `"${inside}"`;
}
