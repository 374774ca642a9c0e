import * as z from 'zod';
import type { CallRule, FaultRule, JobFate, JobRule, LineRule } from './fault-rule.ts';

const nth = z.union([z.int().min(1), z.array(z.int().min(1)).min(1)]);
const probability = z.number().min(0).max(1);
const seconds = z.number().min(0);
const moment = z.union([seconds, z.iso.datetime({ offset: true })]);
const pattern = z.string().min(1);

const callCondition = z.strictObject({
  nth: nth.optional(),
  probability: probability.optional(),
  after: moment.optional(),
  before: moment.optional(),
});

const callEffect = z.union([
  z.strictObject({ connection: z.literal('refused'), seconds: seconds.optional() }),
  z.strictObject({ connection: z.enum(['reset-before', 'reset-during', 'reset-after']) }),
  z.strictObject({
    status: z.literal([400, 401, 403, 404, 408, 429, 500, 502, 503, 504]),
    message: z.string().optional(),
    details: z.enum(['none', 'help', 'quota', 'retry-info', 'html']).optional(),
    retrySeconds: seconds.optional(),
  }),
  z.strictObject({
    slow: z.strictObject({ delaySeconds: seconds.optional(), bytesPerSecond: z.number().positive().optional() }),
  }),
  z.strictObject({ truncateBytes: z.int().min(0) }),
]);

/** Of a rule on calls; names that no call has are found by `checkRules`. */
const callRuleSchema: z.ZodType<CallRule> = z.strictObject({
  call: z.union([pattern, z.array(pattern).min(1)]),
  model: pattern.optional(),
  when: callCondition.optional(),
  do: callEffect,
});

const status = z.strictObject({ code: z.int(), message: z.string() });

export const jobFateSchema: z.ZodType<JobFate> = z.strictObject({
  end: z
    .strictObject({
      state: z.enum(['FAILED', 'EXPIRED', 'CANCELLED']),
      error: status.optional(),
      afterSeconds: seconds.optional(),
    })
    .optional(),
  stuck: z
    .strictObject({ state: z.enum(['UNSPECIFIED', 'PENDING', 'RUNNING']), seconds: seconds.optional() })
    .optional(),
  listedAfterSeconds: seconds.optional(),
  shuffled: z.boolean().optional(),
  withoutMetadata: z.boolean().optional(),
  unreadable: z.strictObject({ afterSeconds: seconds }).optional(),
});

const jobRuleSchema: z.ZodType<JobRule> = z.strictObject({
  job: z.strictObject({
    model: pattern.optional(),
    displayName: pattern.optional(),
    source: z.enum(['file', 'inline']).optional(),
    kind: z.enum(['generateContent', 'embedContent']).optional(),
  }),
  when: z.strictObject({ nth: nth.optional(), probability: probability.optional() }).optional(),
  do: jobFateSchema,
});

export const lineRuleSchema: z.ZodType<LineRule> = z.strictObject({
  line: z.strictObject({
    key: pattern.optional(),
    model: pattern.optional(),
    asksFor: z.enum(['json', 'json-schema']).optional(),
  }),
  when: z.strictObject({ nth: nth.optional(), probability: probability.optional(), job: nth.optional() }).optional(),
  do: z.union([
    z.strictObject({ error: z.union([z.int(), status]) }),
    z.strictObject({ line: z.enum(['missing', 'duplicated', 'swapped', 'malformed', 'unknown-fields']) }),
    z.strictObject({
      answer: z.enum(['blocked', 'empty', 'thoughts-only', 'recitation', 'malformed-function-call', 'degenerate-json']),
    }),
    z.strictObject({ modelVersion: z.string() }),
  ]),
});

/** A rule of any kind. */
export const faultRuleSchema: z.ZodType<FaultRule> = z.union([callRuleSchema, jobRuleSchema, lineRuleSchema]);
