import { readFile } from 'node:fs/promises';
import { type Document, isMap, isNode, isPair, isScalar, LineCounter, parseDocument } from 'yaml';
import { checkFaultFile } from './check-rules.ts';
import { FaultFileError, type FaultProblem } from './fault-file-error.ts';
import type { FaultRule } from './fault-rule.ts';
import { notYaml, unreadableFile } from './problem-words.ts';
import type { PlacedProblem } from './schema-problems.ts';

/** Reads the rules of a file in YAML or JSON. Throws a FaultFileError that names everything that is wrong with it. */
export async function readFaultFile(path: string): Promise<readonly FaultRule[]> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    const problem = { source: path, line: null, column: null, message: unreadableFile(code) };
    throw new FaultFileError([problem], { cause: error });
  }
  return parseFaultFile(text, path);
}

/** The rules in the text of a file. Throws a FaultFileError, nothing else, whatever the text is. */
export function parseFaultFile(text: string, source: string): readonly FaultRule[] {
  const lines = new LineCounter();
  const at = (offset: number): Pick<FaultProblem, 'line' | 'column'> => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  let document: Document;
  let data: unknown;
  try {
    // Nothing is printed; with `silent` a second document in the file would be passed over in silence as well.
    document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
    data = document.errors.length === 0 ? document.toJS({ maxAliasCount: 100 }) : undefined;
  } catch (error) {
    // Too many aliases, or nested too deep.
    const reason = error instanceof Error ? error.message : String(error);
    throw new FaultFileError([{ source, line: 1, column: 1, message: notYaml(reason) }], { cause: error });
  }
  if (document.errors.length > 0) {
    throw new FaultFileError(
      document.errors.map((error) => ({ source, ...at(error.pos[0]), message: notYaml(error.message) })),
    );
  }
  const checked = checkFaultFile(data);
  if ('problems' in checked) {
    throw new FaultFileError(
      checked.problems
        .map((problem) => ({ source, ...at(offsetOf(document, problem)), message: problem.message }))
        .sort((one, other) => (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0)),
    );
  }
  return checked.rules;
}

/** Where a place stands in the text. One that has no text of its own, as behind an alias, is where its parent is. */
function offsetOf(document: Document, { path, isKey }: PlacedProblem): number {
  if (isKey) {
    const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
    const pair = isMap(parent)
      ? parent.items.find(({ key }) => (isScalar(key) ? String(key.value) : String(key)) === path.at(-1))
      : undefined;
    if (isPair(pair) && isNode(pair.key) && pair.key.range) {
      return pair.key.range[0];
    }
  }
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) {
      return node.range[0];
    }
  }
  return 0;
}
