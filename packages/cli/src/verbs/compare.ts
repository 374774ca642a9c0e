import { compareRuns, markdownComparison, reportWords, textComparison } from '@gemini-batch-test/core';
import { exitCodes } from '../exit-codes.ts';
import type { Session } from '../session.ts';

/** Compares runs with the first of them. Exit 1 when one is worse; nothing is sent or written. */
export async function compare(
  names: readonly string[],
  flags: {
    readonly json?: boolean;
    readonly format: 'text' | 'md';
    readonly keys: number;
    readonly strict?: boolean;
  },
  { terminal, lang, parts, signal }: Session,
): Promise<number> {
  const document = await compareRuns(names, { ...parts, signal });
  const words = reportWords(lang);
  const { keys } = flags;
  if (flags.json) terminal.out(`${JSON.stringify(document, null, 2)}\n`);
  else if (flags.format === 'md') terminal.out(markdownComparison(document, { words, keys }));
  else terminal.out(textComparison(document, { words, paint: terminal.paintOut, width: terminal.columns, keys }));
  const verdicts = document.heads.map(({ comparison }) => comparison.verdict);
  if (verdicts.includes('worse')) return exitCodes.failed;
  return flags.strict && verdicts.includes('not-comparable') ? exitCodes.failed : exitCodes.passed;
}
