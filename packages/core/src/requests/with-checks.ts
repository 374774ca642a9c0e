import type { Check } from '../checks/check.ts';
import type { SourcedRequest } from './batch-request.ts';

/** A request with further checks; one that it has already, as after a first run of it, is not added again. */
export function withChecks(item: SourcedRequest, checks: readonly Check[]): SourcedRequest {
  if ('issue' in item || checks.length === 0) return item;
  const own = item.request.checks;
  const known = new Set(own.map((check) => JSON.stringify(check)));
  const further = checks.filter((check) => !known.has(JSON.stringify(check)));
  return { ...item, request: { ...item.request, checks: [...own, ...further] } };
}
