/** The languages in which everything a person reads exists. */
export const langs = ['en', 'zh'] as const;

export type Lang = (typeof langs)[number];
