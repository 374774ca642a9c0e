import type { RequestType } from './request-types.ts';

/** A benchmark of the tool that this one replaces, and how long it took at the service. */
export interface Scenario {
  readonly type: RequestType;
  readonly count: number;
  readonly expectedSeconds: { readonly from: number; readonly to: number };
}

const minute = 60;
const hour = 60 * minute;

/** The four benchmark scenarios of the original tool's guide, with the durations that it gives. */
const scenarios: readonly Scenario[] = [
  { type: 'simple', count: 10, expectedSeconds: { from: 5 * minute, to: 15 * minute } },
  { type: 'advanced', count: 30, expectedSeconds: { from: 20 * minute, to: 60 * minute } },
  { type: 'mixed', count: 50, expectedSeconds: { from: 15 * minute, to: 45 * minute } },
  { type: 'complex', count: 100, expectedSeconds: { from: 1 * hour, to: 6 * hour } },
];

/** The scenario that a run is, if it is one. */
export function scenarioOf(type: string, count: number): Scenario | null {
  return scenarios.find((scenario) => scenario.type === type && scenario.count === count) ?? null;
}
