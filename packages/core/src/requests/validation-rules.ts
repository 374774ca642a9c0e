import type { IssueCode } from '../errors/input-issue.ts';

/** `error`: the service refuses it, or this tool cannot send it. `warning`: it is taken, and known to do harm. */
export type Severity = 'error' | 'warning';

/** One thing that `validate` looks for, and who says that it is wrong. */
export interface ValidationRule {
  readonly severity: Severity;
  /** Where it was read, and when; of what follows from this tool's own form: its guide. */
  readonly source: string;
}

/** What can be wrong with a suite or a file of prices, never with a line of an input. */
type SuiteCode =
  | 'not-yaml'
  | 'value-invalid'
  | 'field-required'
  | 'one-source'
  | 'checks-need-dataset'
  | 'prices-overlap';

export type RuleCode = Exclude<IssueCode, SuiteCode>;

const guide = 'ai.google.dev/gemini-api/docs/batch-api (September 2026)';
const limits = 'ai.google.dev/gemini-api/docs/rate-limits (2026-08-18)';
const description = "Google's description of the API, revision of 2026-08-22";
const models = 'packages/core/src/models/model-changes.ts, which names a source for each model';
const own = 'the form of this tool’s input, docs/guide.md';
const thinking = `${description}, ThinkingConfig; BerriAI/litellm#46238 and #51436 (gathered 2026-11-23)`;

const error = (source: string): ValidationRule => ({ severity: 'error', source });
const warning = (source: string): ValidationRule => ({ severity: 'warning', source });

export const validationRules: Readonly<Record<RuleCode, ValidationRule>> = {
  'not-json': error(guide),
  'not-utf8': error('RFC 8259, section 8.1'),
  'line-too-long': error('what this tool can hold in memory'),
  'byte-order-mark': warning('RFC 8259, section 8.1: a text must not begin with one, a reader may refuse it'),
  'not-an-object': error(guide),
  'too-deep': error('this tool’s choice: some depth has to be refused, and nobody says which the service refuses'),
  'bare-line': error(`${guide}: its samples have both forms; answers without a key belong to nobody`),
  'openai-line': error('ai.google.dev/gemini-api/docs/openai (gathered 2026-11-23)'),
  'embeddings-request': error(`${guide}; this tool sends generateContent requests only`),
  'key-missing': error('google-gemini/cookbook, Batch_mode.ipynb (2026-08-07): keys join answers to requests'),
  'key-is-custom-id': error('googleapis/python-genai#2439 (gathered 2026-11-23)'),
  'key-duplicate': error('google-gemini/cookbook, Batch_mode.ipynb (2026-08-07): keys must be unique'),
  'request-missing': error(guide),
  'body-missing': error(own),
  'custom-id-missing': error(own),
  'contents-missing': error(description),
  'parts-missing': error(description),
  'part-empty': error(description),
  'field-misplaced': error('UKGovernmentBEIS/inspect_ai#3257 (2026-02-18) and its pull request 3273'),
  'sdk-config': error('google-gemini/cookbook, Batch_mode.ipynb (2026-08-07): files have generation_config'),
  'field-misspelt': error(description),
  'field-not-described': error(description),
  'value-unfit': error(`${description}; protobuf.dev/programming-guides/json (read 2026-11-24)`),
  'choice-unknown': error(description),
  'list-not-taken': error('zed-industries/zed#44875 (2025-12-15)'),
  'spelled-twice': warning(
    'protobuf.dev/programming-guides/json (read 2026-11-24): both names are read; which one counts is not known',
  ),
  'role-unknown': error('the-open-agent/openagent#1666 (2025-10-19)'),
  'cached-content-conflict': error('langchain-ai/langchain-google#978 (2025-06-10)'),
  'thinking-both': error('sterlp/eclipse-peon-ai#115 (read 2026-11-24)'),
  'thinking-level-unfit': error(thinking),
  'thinking-budget-unfit': error(thinking),
  'model-refuses': error(
    'the sources in packages/core/src/wire/messages/unfit-generate.ts and wire/models/model-table.ts',
  ),
  'sampling-deprecated': warning('ai.google.dev/gemini-api/docs/changelog, entry of 2026-07-21 (read 2026-11-29)'),
  'json-schema-in-batch': warning('crmne/ruby_llm#894 (2026-08-27)'),
  'list-emptied': warning('googleapis/go-genai#513 (2025-09-12)'),
  'file-too-large': warning(`${guide}; ${limits}`),
  'inline-too-large': error(guide),
  'input-empty': error(own),
  'model-without-batch': error('supportedGenerationMethods of the model, as the service tells it'),
  'model-not-found': error('the service'),
  'model-retired': error(models),
  'model-ending': warning(models),
  'model-rerouted': warning(models),
  // Of this tool's own fields, datasets and checks.
  'field-unknown': error(own),
  'field-missing': error(own),
  'check-invalid': error(own),
  'checks-not-a-list': error(own),
  'csv-broken': error('RFC 4180'),
  'column-duplicate': error(own),
};

/**
 * What `validate` calls an error as of the day its tables are of, while the service may have learnt it since: a field, a
 * value, what a model takes. A run is not refused for these; the service decides.
 */
const ofTheDay: readonly IssueCode[] = [
  'field-misspelt',
  'field-not-described',
  'choice-unknown',
  'thinking-level-unfit',
  'thinking-budget-unfit',
  'model-refuses',
];

/** Says whether a request with this issue is not even sent to be refused. */
export function isSurelyRefused(code: IssueCode): boolean {
  return severityOf(code) === 'error' && !ofTheDay.includes(code);
}

/** Says whether an issue of an input makes it unfit to be sent. */
function severityOf(code: IssueCode): Severity {
  return isRuleCode(code) ? validationRules[code].severity : 'error';
}

export function isRuleCode(code: IssueCode): code is RuleCode {
  return Object.hasOwn(validationRules, code);
}
