/** US dollars per million tokens. */
export interface TokenRates {
  readonly inputUsd: number;
  /** Thoughts are billed as output. */
  readonly outputUsd: number;
  /** Input tokens served from a cache; null: not known, then charged as plain input. */
  readonly cachedUsd: number | null;
}

/** What tokens cost at once and in a batch; `batch` is null where no source says it. */
export interface PriceRates {
  readonly standard: TokenRates;
  readonly batch: TokenRates | null;
}

/** What a model costs from one day until another. A file of prices (`--prices`) is a list of these. */
export interface PriceRow extends PriceRates {
  readonly model: string;
  /** First day, inclusive; null: since ever. ISO date, UTC. */
  readonly validFrom: string | null;
  /** Last day, inclusive; null: until further notice. */
  readonly validUntil: string | null;
  /** Rates of all tokens of a request whose prompt has more than `longPromptTokens`; null: one rate for all. */
  readonly longPrompt: PriceRates | null;
  readonly source: string;
  /** The day on which the source was read or dated. */
  readonly readOn: string;
  /** Where sources disagree, and what was not read but computed. */
  readonly note: string | null;
}

/** A prompt above this is charged at the long-prompt rates. */
export const longPromptTokens = 200_000;
