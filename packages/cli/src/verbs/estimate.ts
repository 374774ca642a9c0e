import {
  type CountTokens,
  describeError,
  estimateRun,
  estimateText,
  formatCount,
  GeminiBatchError,
  hasCode,
  isGeminiBatchError,
  plainLine,
} from '@gemini-batch-test/core';
import { openBackend } from '../backend.ts';
import { exitCodes } from '../exit-codes.ts';
import { type BackendFlags, ownPrices, type PricesFlag } from '../options/backend-flags.ts';
import { type SuiteFlags, suiteFromFlags } from '../options/suite-flags.ts';
import type { Session } from '../session.ts';

export interface EstimateFlags extends BackendFlags, SuiteFlags, PricesFlag {
  readonly seed?: number;
  readonly model?: string;
  readonly requestsPerJob: number;
  readonly concurrency: number;
  readonly inline?: boolean;
  readonly canaries: number;
  readonly offline?: boolean;
  readonly json?: boolean;
}

/** Counting is a help: whoever waits for an estimate need not wait for longer than this. */
const countingSeconds = 60;

/** Says what a run with these flags would take and cost. Sends nothing but the prompts whose tokens are counted. */
export async function estimate(input: string | undefined, flags: EstimateFlags, session: Session): Promise<number> {
  const { terminal, words, lang, signal } = session;
  const counting = new AbortController();
  const suite = await suiteFromFlags(input, flags);
  const { prices = null } = await ownPrices(flags);
  const counter = await openCounter(flags, { ...session, signal: AbortSignal.any([signal, counting.signal]) });
  let timer: NodeJS.Timeout | undefined;
  const found = await estimateRun(
    { ...flags, prices, suite, lang },
    {
      countTokens: counter?.countTokens ?? null,
      signal,
      ...session.parts,
      onCounting: (requests) => {
        terminal.note(words.counting(formatCount(requests)));
        const timeout = new GeminiBatchError('timeout', { host: counter?.host ?? '', seconds: countingSeconds });
        timer = setTimeout(() => counting.abort(timeout), countingSeconds * 1000);
      },
      onUncounted: (error) => {
        counting.abort();
        if (!isGeminiBatchError(error)) throw error;
        const { message, hint } = describeError(error, lang);
        terminal.note(words.uncounted(plainLine(message, 500)));
        terminal.note(`  ${hint}`);
      },
    },
  ).finally(() => clearTimeout(timer));
  if (flags.json) terminal.out(`${JSON.stringify(found, null, 2)}\n`);
  else terminal.outLines(estimateText(found, lang, terminal.paintOut));
  return exitCodes.passed;
}

/** Who counts: the service, when there is a key for it, or the emulator; null when nobody is to be asked. */
async function openCounter(
  flags: EstimateFlags,
  session: Session,
): Promise<{ readonly host: string; readonly countTokens: CountTokens } | null> {
  if (flags.offline) return null;
  try {
    const { client } = await openBackend(flags, session);
    return {
      host: new URL(client.baseUrl).host,
      countTokens: async (model, request) => {
        const tokens = await client.countTokens(model, request);
        return { tokens, by: client.server()?.includes('gemini-batch-emulator') ? 'emulator' : 'service' };
      },
    };
  } catch (error) {
    if (hasCode(error, 'key-missing')) return null;
    throw error;
  }
}
