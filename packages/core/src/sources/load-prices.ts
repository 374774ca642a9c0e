import { isNode, LineCounter, parseDocument } from 'yaml';
import { GeminiBatchError } from '../errors/gemini-batch-error.ts';
import type { InputIssue } from '../errors/input-issue.ts';
import type { Files } from '../platform/files.ts';
import { parsePrices } from '../pricing/parse-prices.ts';
import type { PriceRow } from '../pricing/price-row.ts';

/**
 * Reads a file of prices, JSON or YAML: a list of rows in the form of the built-in table. Throws `prices-missing` or
 * `prices-invalid`.
 */
export async function loadPrices(file: string, files: Pick<Files, 'readText'>): Promise<readonly PriceRow[]> {
  let text: string;
  try {
    text = await files.readText(file);
  } catch (cause) {
    throw new GeminiBatchError('prices-missing', { file }, { cause });
  }
  const lines = new LineCounter();
  // JSON is YAML, and this parser says on which line a value stands.
  const document = parseDocument(text.replace(/^\uFEFF/, ''), { prettyErrors: true, lineCounter: lines });
  const invalid = (issues: readonly InputIssue[]) => new GeminiBatchError('prices-invalid', { file, issues });
  if (document.errors.length > 0) {
    throw invalid(document.errors.map(({ message, linePos }) => notYaml(message, linePos?.[0].line ?? null)));
  }
  let data: unknown;
  try {
    data = document.toJS();
  } catch (error) {
    throw invalid([notYaml(error instanceof Error ? error.message : String(error), null)]);
  }

  /** The line of a field, or of what it stands in. */
  function lineOf({ pointer, code, details }: InputIssue): number | null {
    const path = (pointer ?? '').split('/').slice(1);
    if (code === 'field-unknown') path.push(details.field);
    for (let length = path.length; length >= 0; length -= 1) {
      const node: unknown = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return null;
  }

  const parsed = parsePrices(data, file);
  if ('errors' in parsed) throw invalid(parsed.errors.map((issue) => ({ ...issue, line: lineOf(issue) })));
  return parsed.value;
}

function notYaml(message: string, line: number | null): InputIssue {
  return { code: 'not-yaml', details: { reason: message.split('\n')[0] ?? '' }, line, pointer: null };
}
