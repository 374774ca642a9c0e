import { type Check, nameOfCheck } from '../checks/check.ts';
import { compileCheck } from '../checks/evaluate-check.ts';
import { digest } from '../json/digest.ts';
import { parseJson } from '../json/json.ts';
import type { TokenCounts } from '../pricing/cost-of.ts';
import { type BatchRequest, typeOfKey } from '../requests/batch-request.ts';
import { outputLineSchema } from '../wire/index.ts';
import { type Answer, answerOf } from './answer.ts';
import type { Result } from './result.ts';

/** Where a line of output stands. */
export interface Place {
  readonly shard: number;
  readonly attempt: number;
  readonly line: number;
}

/** What the lines themselves did wrong. */
export interface LineFaults {
  duplicated: number;
  ambiguous: number;
  unexpected: number;
  malformed: number;
}

/** What a line used, and of which model. */
export interface Usage {
  readonly tokens: TokenCounts;
  readonly modelVersion: string | null;
}

/** A result, with what only the report needs. */
export interface Collected {
  readonly result: Result;
  readonly code: number | null;
  readonly truncated: boolean;
  readonly finishReason: string | null;
  /** Of the attempts that do not count; they are paid as well. */
  readonly otherUsage: readonly Usage[];
}

interface CollectorOptions {
  /** A key that was not expected makes its own entry. */
  readonly adopt: boolean;
  /** Takes the API key out of what the service says. */
  readonly redact?: (text: string) => string;
}

interface Entry {
  readonly type: string;
  readonly rowDigest: string;
  readonly checks: readonly Check[];
  /** The latest attempt: its lines are the ones to come. */
  attempt: number;
  /** Why the latest attempt has no answer, when the job itself failed. */
  missing: { reason: string; message: string | null };
  /** What the latest attempt gave. */
  collected: Collected | null;
  /** Of the answer that counts, to notice a second one that differs. */
  answerDigest: string | null;
  /** What the attempts before gave, as far as it matters: answers and tokens. */
  earlier: readonly Collected[];
}

const none: readonly never[] = [];

/**
 * Joins output lines with requests by key, whatever their order. `expect` each request, `take` each line, then read
 * `results` in the order of the requests. When all lines of an attempt are taken, `expectAgain` those that went into
 * the next one, and take its lines: of several attempts the last success counts, else the last failure. Keeps no
 * answer's text. With `adopt`, a key that was not expected makes its own entry: the requests of a foreign job are not
 * known.
 */
export function createResultCollector(options: CollectorOptions = { adopt: false }): {
  expect(request: Omit<BatchRequest, 'request'>, missing?: Entry['missing']): void;
  expectAgain(key: string, attempt: number, missing?: Entry['missing']): void;
  take(text: string, place: Place): void;
  results(): Iterable<Collected>;
  /** Lets all requests and their results go, to begin with those of another job. What was wrong stays counted. */
  forget(): void;
  readonly faults: Readonly<LineFaults>;
} {
  const entries = new Map<string, Entry>();
  const faults: LineFaults = { duplicated: 0, ambiguous: 0, unexpected: 0, malformed: 0 };
  const compiled = new Map<string, ReturnType<typeof compileCheck>>();

  function test(check: Check, answer: Answer): boolean {
    const id = JSON.stringify(check);
    const run = compiled.get(id) ?? compileCheck(check);
    // One schema serves many rows; checks with a value of their row's own would only fill the memory.
    if ('schema' in check || compiled.size < 100) compiled.set(id, run);
    return run(answer);
  }

  function expect(request: Omit<BatchRequest, 'request'>, missing = { reason: 'MISSING', message: null }): void {
    const { type, rowDigest, checks } = request;
    const unanswered = { attempt: 1, missing, collected: null, answerDigest: null, earlier: none };
    entries.set(request.key, { type, rowDigest, checks, ...unanswered });
  }

  function expectAgain(key: string, attempt: number, missing = { reason: 'MISSING', message: null }): void {
    const entry = entries.get(key);
    if (entry === undefined) return;
    const { collected } = entry;
    if (collected !== null && (collected.result.outcome === 'succeeded' || collected.result.tokens !== null)) {
      entry.earlier = [...entry.earlier, collected];
    }
    entry.attempt = attempt;
    entry.missing = missing;
    entry.collected = null;
    entry.answerDigest = null;
  }

  function entryOf(key: string): Entry | null {
    if (!entries.has(key)) {
      faults.unexpected += 1;
      if (options.adopt) expect({ key, type: typeOfKey(key), checks: [], rowDigest: '' });
    }
    return entries.get(key) ?? null;
  }

  function take(text: string, place: Place): void {
    const json = parseJson(text);
    const line = outputLineSchema.safeParse('value' in json ? json.value : undefined);
    if (!line.success || line.data.key === undefined) {
      faults.malformed += 1;
      return;
    }
    const { key } = line.data;
    const entry = entryOf(key);
    if (entry === null) return;
    if (entry.attempt !== place.attempt) {
      // The job of this attempt was not asked for it.
      faults.unexpected += 1;
      return;
    }
    const answer = answerOf(line.data);
    const answerDigest = answer.outcome === 'succeeded' ? digest([answer.text, answer.otherParts]) : null;
    if (entry.collected !== null) {
      faults.duplicated += 1;
      if (answerDigest === null || entry.answerDigest === answerDigest) return;
      if (entry.answerDigest !== null) {
        if (entry.collected.result.reason !== 'AMBIGUOUS') faults.ambiguous += 1;
        entry.collected = ambiguous(entry.collected);
        return;
      }
    }
    const passes = entry.checks.map((check) => ({
      name: nameOfCheck(check),
      passed: answer.outcome === 'succeeded' && test(check, answer),
    }));
    entry.answerDigest = answerDigest;
    entry.collected = {
      result: {
        schemaVersion: 1,
        key,
        type: entry.type,
        rowDigest: entry.rowDigest,
        outcome: answer.outcome,
        reason: answer.reason,
        message: answer.message === null ? null : (options.redact ?? String)(answer.message),
        checks: passes,
        tokens: answer.tokens,
        modelVersion: answer.modelVersion,
        ...place,
      },
      code: answer.code,
      truncated: answer.truncated,
      finishReason: answer.finishReason,
      otherUsage: none,
    };
  }

  function* results(): Generator<Collected> {
    for (const [key, entry] of entries) yield resultOf(key, entry);
  }

  return { expect, expectAgain, take, results, forget: () => entries.clear(), faults };
}

/** The last success, else the last failure. */
function resultOf(key: string, entry: Entry): Collected {
  const last = entry.collected ?? missingResult(key, entry);
  if (entry.earlier.length === 0) return last;
  const succeeded = ({ result }: Collected) => result.outcome === 'succeeded';
  const counted = succeeded(last) ? last : (entry.earlier.findLast(succeeded) ?? last);
  const others = [...entry.earlier, last].filter((each) => each !== counted);
  return { ...counted, otherUsage: others.flatMap(usageOf) };
}

function usageOf({ result: { tokens, modelVersion } }: Collected): Usage[] {
  return tokens === null ? [] : [{ tokens, modelVersion }];
}

/** Two usable answers that differ: which one belongs to the key cannot be known. Both were paid for; one is counted. */
function ambiguous(collected: Collected): Collected {
  const checks = collected.result.checks.map(({ name }) => ({ name, passed: false }));
  const result: Result = { ...collected.result, outcome: 'failed', reason: 'AMBIGUOUS', message: null, checks };
  return { ...collected, result, truncated: false };
}

function missingResult(key: string, entry: Entry): Collected {
  const { type, rowDigest, checks, missing } = entry;
  const failed = checks.map((check) => ({ name: nameOfCheck(check), passed: false }));
  const nowhere = { tokens: null, modelVersion: null, attempt: null, shard: null, line: null };
  const result: Result = {
    schemaVersion: 1,
    key,
    type,
    rowDigest,
    outcome: 'failed',
    ...missing,
    checks: failed,
    ...nowhere,
  };
  return { result, code: null, truncated: false, finishReason: null, otherUsage: none };
}
