import type { TokenCounts } from '../pricing/cost-of.ts';
import {
  type Candidate,
  type GenerateContentResponse,
  type OutputLine,
  type Part,
  rpcCodeName,
  type Status,
} from '../wire/index.ts';
import { judgeFinishReason } from './finish-reasons.ts';
import { retryClass } from './retry-class.ts';

/** What one line of a job's output says: the service's answer, before our checks. */
export interface Answer {
  readonly outcome: 'succeeded' | 'failed';
  /** The finish reason, the block reason, the name of the error code, or `EMPTY`. */
  readonly reason: string;
  /** The gRPC code of a failed line. */
  readonly code: number | null;
  readonly message: string | null;
  /** The answer without the thoughts. */
  readonly text: string;
  /** What the answer holds beside text, such as function calls, without signatures: to tell two answers apart. */
  readonly otherParts: readonly unknown[];
  readonly finishReason: string | null;
  readonly truncated: boolean;
  readonly tokens: TokenCounts | null;
  readonly modelVersion: string | null;
}

/** Says whether a failed request may succeed when it is sent again as it is, for a reason that may go away. */
export function isRetryable(code: number | null, reason: string): boolean {
  return retryClass({ reason, code }) === 'transient';
}

/**
 * Reads an output line. It succeeded when its first candidate has a non-empty part that is not a thought and stopped
 * for a reason that leaves the answer usable; blocked and empty answers failed, although the service counts them as
 * successful.
 */
export function answerOf(line: OutputLine): Answer {
  const error = line.error ?? (line.response === undefined ? line.status : undefined);
  const response = line.response ?? {};
  if (error !== undefined) return failedLine(error, response);
  const candidate = response.candidates?.[0];
  const finishReason = candidate?.finishReason ?? null;
  const parts = (candidate?.content?.parts ?? []).filter((part) => part.thought !== true);
  const judged = judgeFinishReason(finishReason);
  const succeeded = parts.some(hasContent) && judged !== 'refused';
  return {
    outcome: succeeded ? 'succeeded' : 'failed',
    reason: succeeded ? (finishReason ?? 'STOP') : failureReason(response, candidate, judged === 'refused'),
    code: null,
    message: succeeded ? null : (candidate?.finishMessage ?? null),
    text: parts.map((part) => part.text ?? '').join(''),
    otherParts: parts.filter((part) => part.text === undefined).map(unsigned),
    finishReason,
    truncated: succeeded && judged === 'cut-off',
    tokens: tokensOf(response),
    modelVersion: response.modelVersion ?? null,
  };
}

/** Where a response stands beside the error, its tokens were used all the same. */
function failedLine(error: Status, response: GenerateContentResponse): Answer {
  const code = error.code ?? 2;
  const reason = rpcCodeName(code);
  return {
    outcome: 'failed',
    reason,
    code,
    message: error.message ?? null,
    text: '',
    otherParts: [],
    finishReason: null,
    truncated: false,
    tokens: tokensOf(response),
    modelVersion: response.modelVersion ?? null,
  };
}

function failureReason(response: GenerateContentResponse, candidate: Candidate | undefined, refused: boolean): string {
  if (candidate === undefined) return response.promptFeedback?.blockReason ?? 'EMPTY';
  if (refused || candidate.finishReason === 'MAX_TOKENS') return candidate.finishReason ?? 'EMPTY';
  return 'EMPTY';
}

/** Text that is not blank, or anything else than text, such as a function call. */
function hasContent(part: Part): boolean {
  if (part.text !== undefined) return part.text.trim() !== '';
  return Object.keys(part).some((field) => field !== 'thought' && field !== 'thoughtSignature');
}

/** The same call may come twice with another signature. */
function unsigned(part: Part): Record<string, unknown> {
  return Object.fromEntries(Object.entries(part).filter(([field]) => field !== 'thoughtSignature'));
}

/** Null where the service gives none, or numbers that count nothing, such as negative ones: what was used is not known. */
function tokensOf({ usageMetadata: usage }: GenerateContentResponse): TokenCounts | null {
  if (usage === undefined) return null;
  const {
    promptTokenCount: prompt = 0,
    cachedContentTokenCount: cached = 0,
    candidatesTokenCount: candidates = 0,
    thoughtsTokenCount: thoughts = 0,
  } = usage;
  const areCounts = isCount(prompt) && isCount(cached) && isCount(candidates) && isCount(thoughts);
  return areCounts ? { prompt, cached, candidates, thoughts } : null;
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
