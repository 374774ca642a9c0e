import type { RepeatedReport } from './report.ts';

/** Answers of fewer characters recur for good reasons: labels, numbers, small JSON. */
export const longAnswerChars = 200;

/** As many different requests at least must have had the same answer. */
const leastRequests = 3;

/** And as large a part of all that succeeded. */
const leastShare = 0.01;

const exampleKeys = 10;

/** So many different answers are kept in mind; in a run of fewer long ones the counts are exact. */
const keptAnswers = 10_000;

/** One that came once is held in few words: most come once. */
interface Known {
  keys: number;
  readonly key: string;
  readonly rowDigest: string;
  again: Again | null;
}

interface Again {
  /** Fingerprints of different requests, as many as matter. */
  readonly requests: string[];
  readonly examples: string[];
}

/**
 * Notices long answers that came under many keys though different requests were asked: swapped answers, or a model that
 * says the same to everything. Keeps a limited number of answers in mind: when there are more, those that came least are
 * forgotten, so of a run with `n` long answers a count may be too small, by a five-thousandth of `n` at most.
 */
export function createRepeatedAnswers(kept: number = keptAnswers): {
  /** `hash` tells answers apart; `rowDigest` tells requests apart. */
  add(hash: number, key: string, rowDigest: string): void;
  report(succeeded: number): RepeatedReport;
} {
  const answers = new Map<number, Known>();

  function forget(): void {
    for (let least = 1; answers.size > kept / 2; least += 1) {
      for (const [hash, { keys }] of answers) if (keys <= least) answers.delete(hash);
    }
  }

  return {
    add(hash, key, rowDigest) {
      const known = answers.get(hash);
      if (known === undefined) {
        answers.set(hash, { keys: 1, key, rowDigest, again: null });
        if (answers.size > kept) forget();
        return;
      }
      known.keys += 1;
      known.again ??= { requests: [known.rowDigest], examples: [known.key] };
      const { requests, examples } = known.again;
      if (requests.length < leastRequests && !requests.includes(rowDigest)) requests.push(rowDigest);
      if (examples.length < exampleKeys) examples.push(key);
    },
    report(succeeded) {
      const repeated = [...answers.values()]
        .filter(({ keys, again }) => (again?.requests.length ?? 1) >= leastRequests && keys >= leastShare * succeeded)
        .sort((a, b) => b.keys - a.keys);
      return {
        answers: repeated.length,
        keys: repeated.reduce((sum, { keys }) => sum + keys, 0),
        examples: repeated.flatMap(({ again }) => again?.examples ?? []).slice(0, exampleKeys),
      };
    },
  };
}
