/** Nothing to tell beyond the code. */
export type NoDetails = Record<never, never>;
