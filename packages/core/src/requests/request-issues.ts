import type { InputIssue } from '../errors/input-issue.ts';
import type { JsonObject } from '../json/json.ts';
import { generateFaults } from '../wire/messages/generate-faults.ts';
import { faultIssue } from './fault-issue.ts';
import { harmIssues } from './harm-issues.ts';
import { unfitIssues } from './unfit-issues.ts';

/** Where a request is, and what it is sent to. */
export interface RequestPlace {
  readonly line: number;
  /** The pointer of the request in its line. */
  readonly root: string;
  /** With or without `models/`. */
  readonly model: string;
}

/**
 * Everything that is known to be wrong with a `GenerateContentRequest` in a batch: what the service's description does not
 * have, the first thousand of it; what the model refuses; and what is taken but does harm.
 */
export function requestIssues(request: JsonObject, { line, root, model }: RequestPlace): InputIssue[] {
  const issues = generateFaults(request).map((fault) => faultIssue(fault, line, root));
  issues.push(...unfitIssues(request, model, line, root), ...harmIssues(request, line, root));
  return issues;
}
