import type { InputIssue } from '../errors/input-issue.ts';
import { isTooDeep, maxDepth } from '../json/is-too-deep.ts';
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
 * have, what the model refuses, and what is taken but does harm. The first thousand of the former.
 */
export function requestIssues(request: JsonObject, { line, root, model }: RequestPlace): InputIssue[] {
  if (isTooDeep(request)) {
    return [{ code: 'too-deep', details: { levels: maxDepth }, line, pointer: root }];
  }
  const faults = generateFaults(request);
  return [
    ...faults.map((fault) => faultIssue(fault, line, root)),
    ...unfitIssues(request, model, line, root),
    ...harmIssues(request, line, root),
  ];
}
