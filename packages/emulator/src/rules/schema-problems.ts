import type * as z from 'zod';
import type { Words } from '../words.ts';
import { anyExpected, expectedWords } from './expected-words.ts';
import { nearestName } from './nearest-name.ts';
import { misplacedEffect, missingKey, unknownKey, wrongValue } from './problem-words.ts';
import { effectOwner, knownKeys } from './rule-schema.ts';

/** Where something stands in a file, as keys and indexes from its root. */
export type Path = readonly (string | number)[];

/** What is wrong at a place; `isKey` when it is the key at the end of the path, not its value. */
export interface PlacedProblem {
  readonly path: Path;
  readonly isKey: boolean;
  readonly message: Words;
}

type Issue = z.core.$ZodIssue;

/** What a schema finds wrong with a rule of one kind, that lies at `base`. */
export function schemaProblems(issues: readonly Issue[], base: Path, kind: string): PlacedProblem[] {
  return issues.flatMap((issue) => problemsOf(issue, base, kind));
}

function problemsOf(issue: Issue, base: Path, kind: string): PlacedProblem[] {
  const path = [...base, ...issue.path.filter((part) => typeof part !== 'symbol')];
  const within = path.slice(base.length);
  const known = knownKeys.get([kind, ...within.filter((part) => typeof part === 'string')].join('/')) ?? [];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const owner = within.join() === 'do' ? effectOwner(key, kind) : undefined;
      const message =
        owner === undefined ? unknownKey(key, nearestName(key, known), known) : misplacedEffect(key, owner, kind);
      return { path: [...path, key], isKey: true, message };
    });
  }
  if (isMissing(issue)) {
    return [{ path: path.slice(0, -1), isKey: false, message: missingKey(String(path.at(-1))) }];
  }
  if (issue.code === 'invalid_union') {
    return unionProblems(issue, path, kind, base);
  }
  const example = exampleOf(issue.input, [kind, ...within]);
  return [{ path, isKey: false, message: wrongValue(nameOf(path), expectedWords(issue), example) }];
}

/** A union tells what is wrong with each of its branches: only those are told that come nearest to what was meant. */
function unionProblems(
  issue: Issue & { readonly code: 'invalid_union' },
  path: Path,
  kind: string,
  base: Path,
): PlacedProblem[] {
  const branches = issue.errors.filter((issues) => issues.length > 0);
  const least = Math.min(...branches.map(weight));
  const nearest = branches.filter((issues) => weight(issues) === least);
  const [first = []] = nearest;
  const at = JSON.stringify(first[0]?.path);
  const single = nearest.every((issues) => issues.length === 1 && JSON.stringify(issues[0]?.path) === at);
  if (nearest.length > 1 && single) {
    const place = [...path, ...(first[0]?.path ?? []).filter((part) => typeof part !== 'symbol')];
    const expected = anyExpected(nearest.flat());
    const example = exampleOf(first[0]?.input, [kind, ...place.slice(base.length)]);
    return [{ path: place, isKey: false, message: wrongValue(nameOf(place), expected, example) }];
  }
  return first.flatMap((inner) => problemsOf({ ...inner, path: [...issue.path, ...inner.path] }, base, kind));
}

const codePlaces: readonly string[] = ['line/do/error', 'line/do/error/code', 'job/do/end/error/code'];

/** A code that would do, for who wrote its name. */
function exampleOf(input: unknown, place: Path): string | undefined {
  const isName = typeof input === 'string' && !Number.isFinite(Number(input));
  return isName && codePlaces.includes(place.join('/')) ? '13' : undefined;
}

/** The more, the less likely that this branch was meant. */
function weight(issues: readonly Issue[]): number {
  return issues.reduce((sum, issue) => sum + weightOf(issue), 0);
}

function weightOf(issue: Issue): number {
  if (issue.path.length === 0 && issue.code === 'invalid_type') {
    return 100;
  }
  if (isMissing(issue)) {
    return 20;
  }
  return issue.code === 'invalid_value' ? 5 : 4;
}

function isMissing(issue: Issue): boolean {
  return (issue.code === 'invalid_type' || issue.code === 'invalid_union') && issue.input === undefined;
}

function nameOf(path: Path): string {
  const name = path.findLast((part) => typeof part === 'string');
  return name ?? '';
}
