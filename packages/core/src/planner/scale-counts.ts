import { longPromptTokens } from '../pricing/price-row.ts';
import type { EstimatedTokens } from './estimate-cost.ts';
import type { TokenEstimate } from './estimate-tokens.ts';
import type { Sample } from './request-sample.ts';
import { scaleSample } from './scale-sample.ts';

/** Tokens of all requests, with prompts as counted of a sample of them. */
export interface CountedInput extends Pick<EstimatedTokens, 'short' | 'long'> {
  readonly by: 'service' | 'emulator';
  /** How many requests were counted. */
  readonly requests: number;
  /** Half the width of the 95 % confidence interval of all prompts together. */
  readonly marginOfError: number;
}

/** One kind of requests: what the rule says of all of them, and a sample. */
export interface CountedKind<T> {
  readonly tokens: EstimatedTokens;
  readonly sample: Sample<T>;
}

/**
 * Scales what was counted of a sample to all requests. Of requests that are text (`text`, drawn by their tokens), the
 * rule says which have a long prompt, and the count by how much it is off. Of the others (drawn with equal chances) the
 * rule knows too little: there the sample says both.
 */
export function scaleCounts<T extends TokenEstimate>(
  { text, others }: { readonly text: CountedKind<T>; readonly others: CountedKind<T> },
  tokensOf: (item: T) => number,
): Pick<CountedInput, 'short' | 'long' | 'marginOfError'> {
  const ofText = scaleSample(text.sample, tokensOf);
  const ofOthers = scaleSample(others.sample, tokensOf);
  const isLong = (item: T) => tokensOf(item) > longPromptTokens;
  const longInput = scaleSample(others.sample, (item) => (isLong(item) ? tokensOf(item) : 0)).sum;
  const output = others.tokens.short.output + others.tokens.long.output;
  const longOutput = Math.min(output, scaleSample(others.sample, (item) => (isLong(item) ? item.output : 0)).sum);
  const byRule = text.tokens.short.input + text.tokens.long.input;
  const longShare = byRule === 0 ? 0 : text.tokens.long.input / byRule;
  return {
    short: {
      input: ofText.sum * (1 - longShare) + ofOthers.sum - longInput,
      output: text.tokens.short.output + output - longOutput,
    },
    long: {
      input: ofText.sum * longShare + longInput,
      output: text.tokens.long.output + longOutput,
    },
    marginOfError: Math.hypot(ofText.marginOfError, ofOthers.marginOfError),
  };
}
