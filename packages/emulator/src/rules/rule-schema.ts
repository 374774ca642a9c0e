import * as z from 'zod';
import { callNames } from '../calls/call-names.ts';
import type { CallRule, FaultRule, JobFate, JobRule, LineRule } from './fault-rule.ts';

const nth = z
  .union([z.int().min(1), z.array(z.int().min(1)).min(1)])
  .describe('Only so many-th of what the rule selects, from 1');
const every = z.int().min(1).describe('Only the first of every so many');
const probability = z.number().min(0).max(1).describe('From 0 to 1, drawn from the seed');
const seconds = z.number().min(0);
const moment = z.union([seconds, z.iso.datetime({ offset: true })]);
const pattern = z.string().min(1);

const frequency = { nth: nth.optional(), every: every.optional(), probability: probability.optional() };

const callCondition = z.strictObject({
  ...frequency,
  after: moment.optional().describe('Seconds since the emulator was started, on its clock, or a time (RFC 3339)'),
  before: moment.optional().describe('Seconds since the emulator was started, on its clock, or a time (RFC 3339)'),
});

const refusedEffect = z.strictObject({
  connection: z.literal('refused'),
  seconds: seconds.optional().describe('For so long every call is refused'),
});
const resetEffect = z.strictObject({ connection: z.enum(['reset-before', 'reset-during', 'reset-after']) });
const statusEffect = z.strictObject({
  status: z.literal([400, 401, 403, 404, 408, 429, 500, 502, 503, 504]),
  message: z.string().min(1).optional(),
  details: z.enum(['none', 'help', 'quota', 'retry-info', 'html']).optional(),
  retrySeconds: seconds.optional().describe('How long to wait, with details: retry-info'),
});
const slow = z.strictObject({
  delaySeconds: seconds.optional().describe('Before the answer begins'),
  bytesPerSecond: z.number().positive().optional(),
});
const slowEffect = z.strictObject({ slow });
const truncateEffect = z.strictObject({
  truncateBytes: z.int().min(0).describe('The answer ends after so many bytes as if it were whole'),
});

const callRule = z.strictObject({
  call: z
    .union([pattern, z.array(pattern).min(1)])
    .meta({ description: 'Names of calls, with * for any text', examples: [...callNames] }),
  model: pattern.optional().describe('Only calls on such a model, with * for any text'),
  mimeType: pattern.optional().describe('Only uploads of such a type, with * for any text'),
  when: callCondition.optional(),
  do: z.union([refusedEffect, resetEffect, statusEffect, slowEffect, truncateEffect]),
});

const grpcCode = z.int().min(1).max(16).describe('A gRPC code, such as 3, 8, 13 or 14');
const status = z.strictObject({ code: grpcCode, message: z.string().min(1) });
const end = z.strictObject({
  state: z.enum(['FAILED', 'EXPIRED', 'CANCELLED']),
  error: status.optional(),
  afterSeconds: seconds.optional().describe('After it was created, at the service’s pace'),
});
const stuck = z.strictObject({
  state: z.enum(['UNSPECIFIED', 'PENDING', 'RUNNING']),
  seconds: seconds.optional().describe('At the service’s pace; without it, until the job expires'),
});
const unreadable = z.strictObject({ afterSeconds: seconds.describe('By the wall clock') });

const jobFate = z.strictObject({
  end: end.optional(),
  stuck: stuck.optional(),
  listedAfterSeconds: seconds.optional().describe('The list does not show the job before'),
  shuffled: z.boolean().optional().describe('The lines of the output come in another order'),
  withoutMetadata: z.boolean().optional().describe('Inline answers come without their metadata'),
  unreadable: unreadable.optional().describe('Once the job has ended, every get is a 503'),
});

/** What rules have in store for a job. */
export const jobFateSchema: z.ZodType<JobFate> = jobFate;

const jobSelector = z.strictObject({
  model: pattern.optional().describe('With * for any text'),
  displayName: pattern.optional().describe('With * for any text'),
  source: z.enum(['file', 'inline']).optional(),
  kind: z.enum(['generateContent', 'embedContent']).optional(),
});
const jobCondition = z.strictObject(frequency);
const jobRule = z.strictObject({ job: jobSelector, when: jobCondition.optional(), do: jobFate });

const lineSelector = z.strictObject({
  key: pattern.optional().describe('With * for any text'),
  model: pattern.optional().describe('With * for any text'),
  asksFor: z.enum(['json', 'json-schema']).optional(),
});
const lineCondition = z.strictObject({
  ...frequency,
  job: nth.optional().describe('Only in so many-th jobs of the emulator, from 1'),
});
const errorEffect = z.strictObject({ error: z.union([grpcCode, status]) });
const deliveryEffect = z.strictObject({
  line: z.enum(['missing', 'duplicated', 'swapped', 'malformed', 'unknown-fields']),
});
const answerEffect = z.strictObject({
  answer: z.enum(['blocked', 'empty', 'thoughts-only', 'recitation', 'malformed-function-call', 'degenerate-json']),
});
const modelEffect = z.strictObject({ modelVersion: pattern.describe('Another model answers') });
const lineRule = z.strictObject({
  line: lineSelector,
  when: lineCondition.optional(),
  do: z.union([errorEffect, deliveryEffect, answerEffect, modelEffect]),
});

/** A rule for the lines of a job. */
export const lineRuleSchema: z.ZodType<LineRule> = lineRule;

/** A rule of each kind, by the key that makes it one. */
export const ruleSchemas: Readonly<{
  call: z.ZodType<CallRule>;
  job: z.ZodType<JobRule>;
  line: z.ZodType<LineRule>;
}> = { call: callRule, job: jobRule, line: lineRule };

/** A rule of any kind. Names that no call has are found by `checkRules`. */
const faultRuleSchema: z.ZodType<FaultRule> = z.union([callRule, jobRule, lineRule]);

/** A whole rule file. */
export const faultFileSchema: z.ZodType<{ faults: FaultRule[] }> = z.strictObject({
  faults: z.array(faultRuleSchema).describe('Of the rules for a call, the first that applies wins'),
});

/** The effects that a rule of calls or lines can have: it names exactly one of them. */
export const effectNames: Readonly<Record<'call' | 'line', readonly string[]>> = {
  call: ['connection', 'status', 'slow', 'truncateBytes'],
  line: ['error', 'line', 'answer', 'modelVersion'],
};

/** The kind of rules that have an effect of that name, when those of `kind` do not. */
export function effectOwner(name: string, kind: string): string | undefined {
  const names = { ...effectNames, job: Object.keys(jobFate.shape) };
  const owners = Object.entries(names).filter(([, effects]) => effects.includes(name));
  return owners.some(([owner]) => owner === kind) ? undefined : owners[0]?.[0];
}

/** The keys known at each place of a rule, by the path to it without numbers. */
export const knownKeys: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    call: callRule,
    'call/when': callCondition,
    'call/do/slow': slow,
    job: jobRule,
    'job/job': jobSelector,
    'job/when': jobCondition,
    'job/do': jobFate,
    'job/do/end': end,
    'job/do/end/error': status,
    'job/do/stuck': stuck,
    'job/do/unreadable': unreadable,
    line: lineRule,
    'line/line': lineSelector,
    'line/when': lineCondition,
    'line/do/error': status,
  })
    .map(([place, schema]): [string, readonly string[]] => [place, Object.keys(schema.shape)])
    .concat([
      ['call/do', [...effectNames.call, 'seconds', 'message', 'details', 'retrySeconds']],
      ['line/do', effectNames.line],
    ]),
);
