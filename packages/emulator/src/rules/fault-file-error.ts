import type { Words } from '../words.ts';

/** One thing that is wrong with a source of rules. */
export interface FaultProblem {
  /** The path or the name as it was given. */
  readonly source: string;
  /** From 1; null when it is the source as a whole. */
  readonly line: number | null;
  readonly column: number | null;
  readonly message: Words;
}

/** Rules that cannot be used, with everything that is wrong with them. Its message is in English. */
export class FaultFileError extends Error {
  override readonly name: string = 'FaultFileError';
  readonly problems: readonly FaultProblem[];

  constructor(problems: readonly FaultProblem[], options?: ErrorOptions) {
    super(problems.map((problem) => faultProblemText(problem, 'en')).join('\n'), options);
    this.problems = problems;
  }
}

/** Control characters by their number: what a file holds must not write elsewhere on a terminal. */
function shown(text: string): string {
  const numberOf = (mark: string): string => (mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (mark) => `\\u${numberOf(mark)}`);
}

/** `rules.yaml:3:5: Unknown key "cal", did you mean "call"?` */
export function faultProblemText({ source, line, column, message }: FaultProblem, language: keyof Words): string {
  const place = line === null ? source : `${source}:${line}:${column ?? 1}`;
  return shown(place === '' ? message[language] : `${place}: ${message[language]}`);
}
