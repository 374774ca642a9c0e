/** What has to be said of rows of the price table; in Chinese it stands in `locales/price-notes-in-chinese.ts`. */
export const priceNotes = {
  computed: 'The batch price is computed as half of the standard one, not read.',
  unknown: 'No source says whether this model takes batch jobs, or at what price.',
  halfIfBatch: 'A batch would cost half, if the model takes batch jobs: no source says that it does.',
  halfSaid: 'That a batch costs half is said of this model; the rates are computed from it, not read.',
  cached:
    'Of cached tokens in a batch the guide says that they cost the standard caching rate, the pricing page (2026-08-13) half of it. The higher is taken.',
  cachedElsewhere: 'The rate of cached tokens is of another source: simstudioai/sim pull request 5812, July 2026.',
  higherInput: 'One source says 0.50 for input, probably of audio.',
} as const;
