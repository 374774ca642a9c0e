import * as z from 'zod';
import { callNames } from '../calls/call-names.ts';
import type { CallRule, FaultRule, JobFate, JobRule, LineRule } from './fault-rule.ts';

/** Our choice: a list is gone through at every call. */
const mostNth = 1000;

const nth = z
  .union([z.int().min(1), z.array(z.int().min(1)).min(1).max(mostNth)])
  .describe('Only so many-th of what the rule selects, from 1');
const every = z.int().min(1).describe('Only the first of every so many');
const probability = z.number().min(0).max(1).describe('From 0 to 1, drawn from the seed');
const seconds = z.number().min(0);
const moment = z.union([seconds, z.iso.datetime({ offset: true })]);
const pattern = z.string().min(1);

// Which names there are is for editors: `checkRules` finds those that no call has, and says what was meant.
const callName = pattern.meta({ anyOf: [{ enum: [...callNames] }, { pattern: '\\*' }] });

const frequency = { nth: nth.optional(), every: every.optional(), probability: probability.optional() };

const callCondition = z.strictObject({
  ...frequency,
  after: moment.optional().describe('Seconds since the emulator was started, on its clock, or a time (RFC 3339)'),
  before: moment.optional().describe('Seconds since the emulator was started, on its clock, or a time (RFC 3339)'),
});

const refusedEffect = z.strictObject({
  connection: z.literal('refused').describe('The call is refused and never handled; on a port its connection is reset'),
  seconds: seconds
    .optional()
    .describe(
      'For so long every call is refused and nothing can connect, by the wall clock; without it, this call alone',
    ),
});
const resetEffect = z.strictObject({
  connection: z
    .enum(['reset-before', 'reset-during', 'reset-after'])
    .describe('Before: the call is never handled. During: handled, half an answer. After: handled, no answer'),
});
const statusEffect = z.strictObject({
  status: z
    .literal([400, 401, 403, 404, 408, 429, 500, 502, 503, 504])
    .describe('The call is not handled; the answer is the service’s error of that status'),
  message: z.string().min(1).optional().describe('Instead of the service’s'),
  details: z
    .enum(['none', 'help', 'quota', 'retry-info', 'html'])
    .optional()
    .describe(
      'What goes with the message: nothing, a link, the quota, how long to wait, or a proxy’s page instead of JSON. Default: help of 429, html of 408 and 502, else none',
    ),
  retrySeconds: seconds.optional().describe('How long a client is told to wait, with details: retry-info. Default 37'),
});
const slow = z.strictObject({
  delaySeconds: seconds.optional().describe('Before the answer begins, by the wall clock'),
  bytesPerSecond: z.number().positive().optional().describe('No more of the answer’s body comes in a second'),
});
const slowEffect = z.strictObject({
  slow: slow.describe('The call is handled; its answer begins late, or comes slowly'),
});
const truncateEffect = z.strictObject({
  truncateBytes: z.int().min(0).describe('The answer ends after so many bytes as if it were whole'),
});

const callRule = z.strictObject({
  call: z.union([callName, z.array(callName).min(1)]).describe('Names of calls, with * for any text'),
  model: pattern.optional().describe('Only calls on such a model, with * for any text'),
  mimeType: pattern.optional().describe('Only uploads of such a type, with * for any text'),
  when: callCondition.optional().describe('How often and when; always without it'),
  do: z
    .union([refusedEffect, resetEffect, statusEffect, slowEffect, truncateEffect])
    .describe('What happens to the call: exactly one of connection, status, slow, truncateBytes'),
});

const grpcCode = z.int().min(1).max(16).describe('A gRPC code, such as 3, 8, 13 or 14');
const status = z.strictObject({ code: grpcCode, message: z.string().min(1).describe('The words of the error') });
const end = z.strictObject({
  state: z.enum(['FAILED', 'EXPIRED', 'CANCELLED']).describe('Instead of SUCCEEDED'),
  error: status.optional().describe('The error of the job, instead of the usual one of its state'),
  afterSeconds: seconds
    .optional()
    .describe('After it was created, at the service’s pace; without it, when it would have ended'),
});
const stuck = z.strictObject({
  state: z.enum(['UNSPECIFIED', 'PENDING', 'RUNNING']).describe('The state that it does not leave'),
  seconds: seconds.optional().describe('At the service’s pace; without it, until the job expires'),
});
const unreadable = z.strictObject({ afterSeconds: seconds.describe('By the wall clock') });

const jobFate = z.strictObject({
  end: end.optional().describe('How the job ends instead of SUCCEEDED'),
  stuck: stuck.optional().describe('The job stays in a state; it expires all the same'),
  listedAfterSeconds: seconds.optional().describe('The list does not show the job before, at the service’s pace'),
  shuffled: z.boolean().optional().describe('The lines of the output come in another order'),
  withoutMetadata: z.boolean().optional().describe('Inline answers come without their metadata'),
  unreadable: unreadable.optional().describe('Once the job has ended, every get is a 503'),
});

/** What rules have in store for a job. */
export const jobFateSchema: z.ZodType<JobFate> = jobFate;

const jobSelector = z.strictObject({
  model: pattern.optional().describe('With * for any text'),
  displayName: pattern.optional().describe('With * for any text'),
  source: z.enum(['file', 'inline']).optional().describe('Only jobs whose requests come so'),
  kind: z.enum(['generateContent', 'embedContent']).optional().describe('Only jobs with such requests'),
});
const jobCondition = z.strictObject(frequency);
const jobRule = z.strictObject({
  job: jobSelector.describe('Which jobs; {} for all of them'),
  when: jobCondition.optional().describe('How often, drawn when a job is created; always without it'),
  do: jobFate.describe('What happens to the job: at least one of these'),
});

const lineSelector = z.strictObject({
  key: pattern.optional().describe('With * for any text'),
  model: pattern.optional().describe('With * for any text'),
  asksFor: z
    .enum(['json', 'json-schema'])
    .optional()
    .describe('Only requests that ask for JSON, or with a responseJsonSchema'),
});
const lineCondition = z.strictObject({
  ...frequency,
  job: nth.optional().describe('Only in so many-th jobs of the emulator, from 1'),
});
const errorEffect = z.strictObject({
  error: z.union([grpcCode, status]).describe('The line is an error: a gRPC code, or one with its words'),
});
const deliveryEffect = z.strictObject({
  line: z
    .enum(['missing', 'duplicated', 'swapped', 'malformed', 'unknown-fields'])
    .describe('How the line is delivered; swapped: it has its neighbour’s key'),
});
const answerEffect = z.strictObject({
  answer: z
    .enum(['blocked', 'empty', 'thoughts-only', 'recitation', 'malformed-function-call', 'degenerate-json'])
    .describe('What takes the place of the answer'),
});
const modelEffect = z.strictObject({ modelVersion: pattern.describe('Another model is said to have answered') });
const lineRule = z.strictObject({
  line: lineSelector.describe('Which lines; {} for all of them'),
  when: lineCondition.optional().describe('How often, counted in each job; always without it'),
  do: z
    .union([errorEffect, deliveryEffect, answerEffect, modelEffect])
    .describe('What happens to the line: exactly one of error, line, answer, modelVersion'),
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
