import * as z from 'zod';
import { checkNames, isCheckName } from '../checks/check.ts';
import { parseCheck } from '../checks/parse-check.ts';
import type { InputIssue } from '../errors/input-issue.ts';
import { schemaIssues, unknownField } from '../errors/schema-issues.ts';
import { hasTemplate } from '../generators/render-template.ts';
import { requestTypes } from '../generators/request-types.ts';
import type { Source, Suite } from './suite.ts';

const rate = z.number().min(0).max(1);
const check = z.record(z.string(), z.unknown());

const gatesShape = {
  minSuccessRate: rate.optional(),
  minPassRate: rate.optional(),
  maxCostUsd: z.number().min(0).optional(),
  maxRegressions: z.int().min(0).optional(),
  noRegression: z.boolean().optional(),
};

const datasetShape = {
  file: z.string().min(1),
  key: z.string().min(1).default('{{id}}'),
  prompt: z.string().min(1),
  type: z.string().min(1).optional(),
  request: z.record(z.string(), z.unknown()).default({}),
};

const generateShape = {
  type: z.enum(requestTypes),
  count: z.int().min(1).default(10),
  seed: z.int().default(1),
};

const suiteShape = {
  name: z.string().min(1).optional(),
  model: z.string().min(1).optional(),
  requests: z.string().min(1).optional(),
  dataset: z.strictObject(datasetShape).optional(),
  generate: z.strictObject(generateShape).optional(),
  checks: z.array(check).optional(),
  gates: z.strictObject(gatesShape).default({}),
  baseline: z.string().min(1).optional(),
  prices: z.string().min(1).optional(),
};

const suiteSchema = z
  .strictObject(suiteShape)
  .refine((suite) => [suite.requests, suite.dataset, suite.generate].filter(Boolean).length === 1);

/** The fields that are known at each place, for suggestions. */
const knownFields: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(suiteShape),
  '/dataset': Object.keys(datasetShape),
  '/generate': Object.keys(generateShape),
  '/gates': Object.keys(gatesShape),
};

/**
 * Reads a suite from the parsed YAML of a `gemini-batch.yaml`. Strict: an unknown field is an error with a suggestion.
 * `resolve` turns a path of the suite, relative to its file, into one of the current folder.
 */
export function parseSuite(
  data: unknown,
  resolve: (path: string) => string,
): { value: Suite } | { errors: readonly InputIssue[] } {
  const parsed = suiteSchema.safeParse(data, { reportInput: true });
  if (!parsed.success) return { errors: parsed.error.issues.flatMap(toIssues) };
  const suite = parsed.data;
  const checks = suite.checks ?? [];
  const unknown = checks.flatMap((item, index) => unknownChecks(item, index));
  if (unknown.length > 0) return { errors: unknown };
  const crowded = checks.flatMap((item, index) => (Object.keys(item).length === 1 ? [] : [notOneCheck(index)]));
  if (crowded.length > 0) return { errors: crowded };
  const isDataset = suite.dataset !== undefined;
  const unfilled = checks.flatMap((item, index) => (isDataset || !hasTemplate(item) ? [] : [needsDataset(index)]));
  if (unfilled.length > 0) return { errors: unfilled };
  const unusable = checks.flatMap((item, index) => literalFault(item, index, isDataset));
  if (unusable.length > 0) return { errors: unusable };
  const { name, model, gates, baseline, prices } = suite;
  return {
    value: {
      name: name ?? null,
      model: model ?? null,
      source: sourceOf(suite, checks, resolve),
      gates,
      ...(baseline === undefined ? {} : { baseline: resolve(baseline) }),
      ...(prices === undefined ? {} : { prices: resolve(prices) }),
    },
  };
}

function sourceOf(
  suite: z.infer<typeof suiteSchema>,
  checks: readonly Record<string, unknown>[],
  resolve: (path: string) => string,
): Source {
  const parsed = checks.map(parseCheck).flatMap((check) => ('value' in check ? [check.value] : []));
  const onEvery = parsed.length === 0 ? {} : { checks: parsed };
  if (suite.generate !== undefined) return { kind: 'generator', ...suite.generate, ...onEvery };
  if (suite.dataset === undefined) return { kind: 'requests', file: resolve(suite.requests ?? ''), ...onEvery };
  const { file, type, ...template } = suite.dataset;
  return { kind: 'dataset', file: resolve(file), template: { ...template, type: type ?? null, checks } };
}

function unknownChecks(check: Record<string, unknown>, index: number): InputIssue[] {
  return Object.keys(check)
    .filter((name) => !isCheckName(name))
    .map((field) => unknownField(field, `/checks/${index}`, checkNames));
}

/** A check without a template can be judged now; one with `{{field}}` only when a row of a dataset fills it. */
function literalFault(check: Record<string, unknown>, index: number, isDataset: boolean): InputIssue[] {
  const parsed = isDataset && JSON.stringify(check).includes('{{') ? null : parseCheck(check);
  if (parsed === null || 'value' in parsed) return [];
  return [{ code: 'check-invalid', details: parsed, line: null, pointer: `/checks/${index}` }];
}

function notOneCheck(index: number): InputIssue {
  const fault = { problem: 'form', name: '', detail: '' } as const;
  return { code: 'check-invalid', details: { fault }, line: null, pointer: `/checks/${index}` };
}

function needsDataset(index: number): InputIssue {
  return { code: 'checks-need-dataset', details: {}, line: null, pointer: `/checks/${index}` };
}

function toIssues(issue: z.core.$ZodIssue): InputIssue[] {
  if (issue.code !== 'custom') return schemaIssues(issue, (pointer) => knownFields[pointer] ?? []);
  return [{ code: 'one-source', details: {}, line: null, pointer: null }];
}
