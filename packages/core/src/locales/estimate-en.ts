import type { EstimateMessages } from './estimate-messages.ts';

const fits = {
  'at-once': () => 'all jobs at once',
  'in-waves': (waves: string) => `in ${waves} waves, one after another`,
  'job-too-large': () => 'refused: one job alone is above the limit',
  unknown: () => 'not known',
} as const;

export const estimateEn: EstimateMessages = {
  headline: (cost, complete, requests, model) =>
    `${complete ? 'About' : 'More than'} ${cost} as a batch · ${counted(requests)} · ${model}`,
  headlineUnknown: (requests, model) => `Cost not known · ${counted(requests)} · ${model}`,
  labels: {
    cost: 'Cost',
    most: 'At most',
    prompts: 'Prompts',
    answers: 'Answers',
    jobs: 'Jobs',
    tier: 'Tier',
    price: 'Price',
    limit: 'Cost limit',
  },
  from: (day) => `From ${day}`,
  cost: (batch, standard, saved) => `${batch} as a batch, ${standard} at the standard rate: ${saved} saved`,
  most: (cost) => `${cost}, when every answer is as long as it may be`,
  byRule: (tokens) =>
    `${countedTokens(tokens)} by rule of thumb: one for 4 characters of Latin script, one for any other`,
  counted: (tokens, requests, all, from, to) =>
    all
      ? `${countedTokens(tokens)}, all counted`
      : `${countedTokens(tokens)} (${from} to ${to} with 95 % confidence), from ${counted(requests)} that were counted`,
  answers: (assumed, most) =>
    `${assumed} tokens assumed: 1,024 each, or maxOutputTokens where that is lower; ${most} at most`,
  jobs: (jobs, size, inline, canaries) =>
    `${jobs}, ${size} of input${inline ? ' in the creates themselves' : ''}${canaries === null ? '' : `, ${canaries} canaries among it`}`,
  price: (batch, standard, source, readOn) =>
    `per million tokens ${batch === null ? '' : `${batch[0]} in, ${batch[1]} out as a batch; `}${standard[0]} in, ${standard[1]} out at the standard rate (${source}, read ${readOn})`,
  changed: (batch, answering) => `${batch} as a batch${answering === null ? '' : `, answered by ${answering}`}`,
  changedUnknown: 'the price is not known',
  tier: (tier, fit, waves, tokens, limit) =>
    `${tier}: ${fits[fit](waves)}${limit === null ? '' : ` (${tokens} of ${limit} enqueued tokens)`}`,
  tierUnknown: (model) => `not known: no source tells the limit of enqueued tokens of ${model}`,
  limit: (verdict, limit, byRule) =>
    ({
      within: `${limit}: run would send it (${byRule} by the rule of thumb)`,
      over: `${limit}: run would send nothing, for by the rule of thumb it costs ${byRule}`,
      'unknown-price': `${limit}: run would send nothing without --allow-unknown-price`,
      'not-estimable': `${limit}: run would send nothing without --allow-unknown-price, for not all can be told by the rule of thumb`,
    })[verdict],
  notesHeading: 'What this does not tell',
  notes: {
    rule: "The rule of thumb is Google's for English prose, where 100 tokens are 60 to 80 words: right to some 15 %. Chinese takes fewer tokens than it says; code, JSON, numbers and schemas take more, how many is not known. With a key, the service counts a sample.",
    emulator: "The emulator counted by a rule of its own: the model's count is another one.",
    thoughts:
      'Thoughts are billed as answers, and how long a model thinks nobody can say before. They are not in what is assumed; they are in "at most".',
    beyondRule: (requests, isCounted) =>
      isCounted
        ? `${counted(requests)} with files, images, tools or cached content: the count holds them. What is read from a cache is taken at the full price here.`
        : `${counted(requests)} with files, images, tools or cached content: only their text is in this estimate.`,
    changeMayReach: (day) =>
      `A job may take 48 hours, so it may end after ${day}, when the price changes. Which day counts is not known.`,
    aboveSpendLimit: (tier, limit) =>
      `In tier ${tier} a project may spend ${limit} in ten minutes: jobs above that may be refused for a while. When a batch counts as spent is not known.`,
    jobTooLarge: (tier) => `Smaller jobs fit tier ${tier}: --requests-per-job`,
    enqueued:
      'The limits of the tiers are those that Google listed on 2026-08-18, for tokens of prompts; yours stand in AI Studio. Other jobs of the project count against them too.',
  },
};

function counted(requests: string): string {
  return `${requests} request${requests === '1' ? '' : 's'}`;
}

function countedTokens(tokens: string): string {
  return `${tokens} token${tokens === '1' ? '' : 's'}`;
}
