import { type Check, nameOfCheck } from '../checks/check.ts';
import { compileCheck } from '../checks/evaluate-check.ts';
import { parseJson } from '../json/json.ts';
import { valueHash } from '../json/value-hash.ts';
import { type BatchRequest, typeOfKey } from '../requests/batch-request.ts';
import type { Canary } from '../requests/canary.ts';
import { outputLineSchema } from '../wire/index.ts';
import { type Answer, answerOf } from './answer.ts';
import type { Collected } from './collected.ts';
import {
  type AwaitedAttempt,
  awaitAnswer,
  collectedOf,
  firstAttempt,
  type KeyEntry,
  keyEntry,
  latestOf,
  type Said,
} from './key-entry.ts';
import { longAnswerChars } from './repeated-answers.ts';
import type { Place } from './report.ts';

/** What the lines themselves did wrong. */
export interface LineFaults {
  duplicated: number;
  ambiguous: number;
  unexpected: number;
  malformed: number;
}

interface CollectorOptions {
  /** A key that was not expected makes its own entry. */
  readonly adopt: boolean;
  /** Takes the API key out of what the service says. */
  readonly redact?: (text: string) => string;
  /** Gets the answer to each canary. */
  readonly onCanary?: (answer: Answer) => void;
}

/** Different answers of which one copy is kept; more than these hardly recur. */
const sharedAnswers = 1000;

/** So many malformed lines are located; all are counted. */
const locatedLines = 10;

/**
 * Joins output lines with requests by key, whatever their order. `expect` each request, `take` each line, then read
 * `results` in the order of the requests. When all lines of an attempt are taken, `expectAgain` those that went into
 * the next one, and take its lines: of several attempts the last success counts, else the last failure. Keeps no
 * answer's text. With `adopt`, a key that was not expected makes its own entry: the requests of a foreign job are not
 * known.
 */
export function createResultCollector(options: CollectorOptions = { adopt: false }): {
  expect(request: Omit<BatchRequest, 'request'>, missing?: AwaitedAttempt['missing']): void;
  expectAgain(key: string, attempt: number, missing?: AwaitedAttempt['missing']): void;
  /** A request of ours in the attempt whose lines are taken next. */
  expectCanary(canary: Pick<Canary, 'key' | 'nonce'>): void;
  take(text: string, place: Place): void;
  results(): Iterable<Collected>;
  /** Lets all requests and their results go, to begin with those of another job. What was wrong stays counted. */
  forget(): void;
  readonly faults: Readonly<LineFaults>;
  /** Where the first malformed lines stand. */
  readonly malformedAt: readonly Place[];
  readonly canaries: { readonly sent: number; readonly matched: number };
} {
  const entries = new Map<string, KeyEntry>();
  let spare: KeyEntry[] = [];
  let awaited = firstAttempt;
  const said = new Map<string, Said>();
  const canaries = { sent: 0, matched: 0 };
  const nonces = new Map<string, string>();
  const answeredCanaries = new Set<string>();
  const faults: LineFaults = { duplicated: 0, ambiguous: 0, unexpected: 0, malformed: 0 };
  const malformedAt: Place[] = [];
  const compiled = new Map<string, ReturnType<typeof compileCheck>>();

  function test(check: Check, answer: Answer): boolean {
    const id = JSON.stringify(check);
    const run = compiled.get(id) ?? compileCheck(check);
    // One schema serves many rows; checks with a value of their row's own would only fill the memory.
    if ('schema' in check || compiled.size < 100) compiled.set(id, run);
    return run(answer);
  }

  /** One object for all keys of an attempt. */
  function attemptOf(attempt: number, missing = firstAttempt.missing): AwaitedAttempt {
    if (awaited.attempt !== attempt || awaited.missing !== missing) awaited = { attempt, missing };
    return awaited;
  }

  function sharedSaid({ outcome, reason, code, message, truncated, finishReason, modelVersion }: Answer): Said {
    const redacted = message === null ? null : (options.redact ?? String)(message);
    const id = JSON.stringify([outcome, reason, code, redacted, truncated, finishReason, modelVersion]);
    const known = said.get(id);
    if (known !== undefined) return known;
    const made: Said = { outcome, reason, code, message: redacted, truncated, finishReason, modelVersion };
    if (said.size < sharedAnswers) said.set(id, made);
    return made;
  }

  function expect(request: Omit<BatchRequest, 'request'>, missing?: AwaitedAttempt['missing']): void {
    entries.set(request.key, keyEntry(request, attemptOf(1, missing), spare.pop()));
  }

  function expectAgain(key: string, attempt: number, missing?: AwaitedAttempt['missing']): void {
    const entry = entries.get(key);
    if (entry === undefined) return;
    if (entry.said !== null && (entry.said.outcome === 'succeeded' || entry.tokens !== null)) {
      entry.earlier = [...entry.earlier, latestOf(key, entry)];
    }
    awaitAnswer(entry, attemptOf(attempt, missing));
  }

  function entryOf(key: string): KeyEntry | null {
    if (!entries.has(key)) {
      faults.unexpected += 1;
      if (options.adopt) expect({ key, type: typeOfKey(key), checks: [], rowDigest: '' });
    }
    return entries.get(key) ?? null;
  }

  function take(text: string, place: Place): void {
    const read = readLine(text);
    if (read === null) {
      faults.malformed += 1;
      if (malformedAt.length < locatedLines) malformedAt.push(place);
      return;
    }
    const { key, answer, answerHash } = read;
    const nonce = nonces.get(key);
    if (nonce !== undefined) {
      takeCanary(key, nonce, answer);
      return;
    }
    const entry = entryOf(key);
    if (entry === null) return;
    if (entry.awaited.attempt !== place.attempt) {
      // The job of this attempt was not asked for it.
      faults.unexpected += 1;
      return;
    }
    if (entry.said !== null) {
      faults.duplicated += 1;
      if (answerHash === null || entry.answerHash === answerHash) return;
      if (entry.answerHash !== null) {
        if (entry.said.reason !== 'AMBIGUOUS') faults.ambiguous += 1;
        markAmbiguous(entry, entry.said);
        return;
      }
    }
    entry.said = sharedSaid(answer);
    entry.shard = place.shard;
    entry.line = place.line;
    entry.tokens = answer.tokens;
    entry.answerHash = answerHash;
    entry.isLong = answer.text.length >= longAnswerChars;
    if (entry.checks.length === 0) return;
    const usable = answer.outcome === 'succeeded';
    entry.passes = entry.checks.map((check) => ({ name: nameOfCheck(check), passed: usable && test(check, answer) }));
  }

  function expectCanary({ key, nonce }: Pick<Canary, 'key' | 'nonce'>): void {
    canaries.sent += 1;
    nonces.set(key, nonce);
  }

  function takeCanary(key: string, nonce: string, answer: Answer): void {
    if (answeredCanaries.has(key)) {
      faults.duplicated += 1;
      return;
    }
    answeredCanaries.add(key);
    if (answer.outcome === 'succeeded' && answer.text.includes(nonce)) canaries.matched += 1;
    options.onCanary?.(answer);
  }

  function* results(): Generator<Collected> {
    for (const [key, entry] of entries) yield collectedOf(key, entry);
  }

  function forget(): void {
    spare = [...entries.values()];
    entries.clear();
    nonces.clear();
    answeredCanaries.clear();
  }

  return { expect, expectAgain, expectCanary, take, results, forget, faults, malformedAt, canaries };
}

/** What a line of output says; null when it cannot be read. */
function readLine(text: string): { key: string; answer: Answer; answerHash: number | null } | null {
  const json = parseJson(text);
  const line = outputLineSchema.safeParse('value' in json ? json.value : undefined);
  if (!line.success || line.data.key === undefined) return null;
  const { key } = line.data;
  const answer = answerOf(line.data);
  if (answer.outcome === 'failed') return { key, answer, answerHash: null };
  try {
    return { key, answer, answerHash: valueHash([answer.text, answer.otherParts]) };
  } catch (error) {
    // A value in a value, thousands of times over: no service sends that, and nothing can walk through it.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Two usable answers that differ: which one belongs to the key cannot be known. Both were paid for; one is counted. */
function markAmbiguous(entry: KeyEntry, said: Said): void {
  entry.said = { ...said, outcome: 'failed', reason: 'AMBIGUOUS', message: null, truncated: false };
  entry.passes = entry.passes.map(({ name }) => ({ name, passed: false }));
}
