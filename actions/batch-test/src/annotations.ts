import type { CheckFailure, Failure } from '@gemini-batch-test/core';
import type { SourcePlace } from './log.ts';

/** GitHub shows ten warnings a step (docs.github.com, "Usage limits for annotations", 2026-11-24). */
const mostWarnings = 10;

/** A request worth an annotation. */
export type Annotated =
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'check-failed'; readonly failure: CheckFailure };

/** The first failures, and then answers that are wrong, as far as there is room beside the warnings given already. */
export function worst(
  failures: readonly Failure[],
  checkFailures: readonly CheckFailure[],
  warningsGiven: number,
): Annotated[] {
  return [
    ...failures.map((failure) => ({ kind: 'failed', failure }) as const),
    ...checkFailures.map((failure) => ({ kind: 'check-failed', failure }) as const),
  ].slice(0, Math.max(0, mostWarnings - warningsGiven));
}

/** Where a request comes from: its line in the dataset; for generated ones, the suite's file if there is one. */
export function placeOf(
  key: string,
  {
    sourceFile,
    suiteFile,
    lines,
  }: {
    readonly sourceFile: string | null;
    readonly suiteFile: string | null;
    readonly lines: ReadonlyMap<string, number>;
  },
): SourcePlace | undefined {
  if (sourceFile !== null) return { file: sourceFile, startLine: lines.get(key) ?? 1 };
  return suiteFile === null ? undefined : { file: suiteFile, startLine: 1 };
}
