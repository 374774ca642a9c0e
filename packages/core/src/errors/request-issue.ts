import type { NoDetails } from './no-details.ts';

/** What the service would refuse in a request or a file of them, or take to the user's harm, by its code. */
export interface RequestIssueDetails {
  // The form of a line.
  /** The request itself, without `key` and `request` around it. */
  'bare-line': NoDetails;
  'openai-line': NoDetails;
  'too-deep': { levels: number };
  'byte-order-mark': NoDetails;
  /** In characters. */
  'line-too-long': { limit: number };
  // Fields and values that the service's description does not have.
  /** `place` is where the field belongs: `generationConfig.thinkingConfig`, empty for the request itself. */
  'field-misplaced': { field: string; place: string };
  /** The SDKs' `config`, whose fields belong into several places of a request. */
  'sdk-config': NoDetails;
  'field-misspelt': { field: string; suggestion: string };
  'field-not-described': { field: string; message: string };
  'spelled-twice': { field: string; other: string };
  'value-unfit': { field: string; expected: string };
  'choice-unknown': { field: string; value: string; suggestion: string | null };
  'list-not-taken': { field: string };
  // What is missing.
  'parts-missing': NoDetails;
  'part-empty': NoDetails;
  // What does not go together, or not with the model.
  // `said`: the service's words, where somebody has recorded or reported them.
  'role-unknown': { role: string; said: string | null };
  'cached-content-conflict': { field: string; said: string | null };
  'thinking-both': { said: string | null };
  'thinking-level-unfit': { model: string; said: string | null };
  'thinking-budget-unfit': { model: string; said: string | null };
  'model-refuses': { model: string; reason: string };
  // What is taken, and known to do harm.
  'sampling-deprecated': { field: string };
  'json-schema-in-batch': { field: string };
  'list-emptied': { field: string };
  // The input as a whole.
  'file-too-large': { sizeBytes: number; limitBytes: number };
  'inline-too-large': { sizeBytes: number; limitBytes: number };
  'input-empty': NoDetails;
  'model-without-batch': { model: string };
  'model-not-found': { model: string };
  // `from`: the first day; null: in the past, the day is not known.
  'model-retired': { model: string; from: string | null };
  'model-ending': { model: string; from: string | null };
  'model-rerouted': { model: string; to: string; from: string | null };
}
