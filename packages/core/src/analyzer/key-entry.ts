import { type Check, nameOfCheck } from '../checks/check.ts';
import type { TokenCounts } from '../pricing/cost-of.ts';
import type { BatchRequest } from '../requests/batch-request.ts';
import type { Answer } from './answer.ts';
import type { Collected, Usage } from './collected.ts';
import type { Result } from './result.ts';

/** An attempt whose lines are to come, and why a key has no answer in it. */
export interface AwaitedAttempt {
  readonly attempt: number;
  readonly missing: { readonly reason: string; readonly message: string | null };
}

/** What many answers have alike. */
export type Said = Pick<
  Answer,
  'outcome' | 'reason' | 'code' | 'message' | 'truncated' | 'finishReason' | 'modelVersion'
>;

/**
 * What is known of a key. There is one for every request of a job: it is flat, refers to what many have alike, and is
 * used again for the next job, since whatever lives longer than a moment costs the process many times its size.
 */
export interface KeyEntry {
  type: string;
  rowDigest: string;
  checks: readonly Check[];
  /** The latest attempt. */
  awaited: AwaitedAttempt;
  /** What the latest attempt gave, and where; null when it gave nothing. */
  said: Said | null;
  shard: number;
  line: number;
  passes: Result['checks'];
  tokens: TokenCounts | null;
  /** Of the answer that counts, to notice a second one that differs. */
  answerHash: number | null;
  /** The answer is so long that it should not come twice. */
  isLong: boolean;
  /** What the attempts before gave, as far as it matters: answers and tokens. */
  earlier: readonly Collected[];
}

const none: readonly never[] = [];
const lineMissing: AwaitedAttempt['missing'] = { reason: 'MISSING', message: null };

/** The first attempt of a job that ended well. */
export const firstAttempt: AwaitedAttempt = { attempt: 1, missing: lineMissing };

/** Makes an entry of a request that has no answer yet; of one that is no longer needed, when there is one. */
export function keyEntry(
  { type, rowDigest, checks }: Omit<BatchRequest, 'key' | 'request'>,
  awaited: AwaitedAttempt,
  spare: KeyEntry | undefined,
): KeyEntry {
  const parts = { type, rowDigest, checks: checks.length === 0 ? none : checks, earlier: none };
  const entry = spare ?? {
    ...parts,
    awaited,
    said: null,
    shard: 0,
    line: 0,
    passes: none,
    tokens: null,
    answerHash: null,
    isLong: false,
  };
  return awaitAnswer(Object.assign(entry, parts), awaited);
}

/** Empties an entry for the lines of an attempt. */
export function awaitAnswer(entry: KeyEntry, awaited: AwaitedAttempt): KeyEntry {
  entry.awaited = awaited;
  entry.said = null;
  entry.passes = none;
  entry.tokens = null;
  entry.answerHash = null;
  entry.isLong = false;
  return entry;
}

/** The last success, else the last failure. */
export function collectedOf(key: string, entry: KeyEntry): Collected {
  const last = latestOf(key, entry);
  if (entry.earlier.length === 0) return last;
  const succeeded = ({ result }: Collected) => result.outcome === 'succeeded';
  const counted = succeeded(last) ? last : (entry.earlier.findLast(succeeded) ?? last);
  const others = [...entry.earlier, last].filter((each) => each !== counted);
  return { ...counted, otherUsage: others.flatMap(usageOf) };
}

/** What the latest attempt gave. */
export function latestOf(key: string, entry: KeyEntry): Collected {
  const { type, rowDigest, awaited, said, shard, line, passes, tokens, answerHash, isLong } = entry;
  if (said === null) return missingResult(key, entry);
  const { outcome, reason, code, message, truncated, finishReason, modelVersion } = said;
  const place = { shard, attempt: awaited.attempt, line };
  const answer = { outcome, reason, message, checks: passes, tokens, modelVersion };
  return {
    result: { schemaVersion: 1, key, type, rowDigest, ...answer, ...place },
    code,
    truncated,
    finishReason,
    longAnswerHash: isLong ? answerHash : null,
    otherUsage: [],
  };
}

function missingResult(key: string, { type, rowDigest, checks, awaited }: KeyEntry): Collected {
  const failed = checks.map((check) => ({ name: nameOfCheck(check), passed: false }));
  const nowhere = { tokens: null, modelVersion: null, attempt: null, shard: null, line: null };
  const result: Result = {
    schemaVersion: 1,
    key,
    type,
    rowDigest,
    outcome: 'failed',
    ...awaited.missing,
    checks: failed,
    ...nowhere,
  };
  return { result, code: null, truncated: false, finishReason: null, longAnswerHash: null, otherUsage: [] };
}

function usageOf({ result: { tokens, modelVersion } }: Collected): Usage[] {
  return tokens === null ? [] : [{ tokens, modelVersion }];
}
