import type { CheckFailure, Failure } from '@gemini-batch-test/core';
import type { SourcePlace } from './log.ts';

/** GitHub shows ten warnings a step (docs.github.com, "Usage limits for annotations", 2026-11-24). */
const mostAnnotations = 10;

/** A request worth an annotation. */
export type Annotated =
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'check-failed'; readonly failure: CheckFailure };

/** Reasons that go away by themselves: of less interest to whoever wrote the request. */
const temporary = ['MISSING', 'DEADLINE_EXCEEDED', 'RESOURCE_EXHAUSTED', 'INTERNAL', 'UNAVAILABLE'];

/** The worst ten: refused for good before failed for the time being, and those before answers that are wrong. */
export function worst(failures: readonly Failure[], checkFailures: readonly CheckFailure[]): Annotated[] {
  const lasting = failures.filter(({ reason }) => !temporary.includes(reason));
  const passing = failures.filter(({ reason }) => temporary.includes(reason));
  return [
    ...[...lasting, ...passing].map((failure) => ({ kind: 'failed', failure }) as const),
    ...checkFailures.map((failure) => ({ kind: 'check-failed', failure }) as const),
  ].slice(0, mostAnnotations);
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
