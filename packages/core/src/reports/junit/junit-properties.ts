import type { Report } from '../../analyzer/report.ts';

/** What is known of the whole run, under names that stay; figures as they stand in `report.json`. */
export function junitProperties(report: Report): Readonly<Record<string, string | number | boolean | null>> {
  const { run, verdict, requests, checks, tokens, cost, gates, tool } = report;
  const interval = ([low, high]: readonly [number, number]) => `${low}..${high}`;
  return {
    tool: `${tool.name} ${tool.version}`,
    'run.id': run.id,
    'run.model': run.model,
    'run.suite': run.suite,
    'run.backend': run.backend,
    // An emulated cost is invented.
    'run.emulated': run.emulated,
    'run.completedAt': run.completedAt,
    'run.sha': run.git?.sha ?? null,
    verdict,
    successRate: requests.successRate,
    successInterval: interval(requests.successInterval),
    passRate: checks?.passRate ?? null,
    passInterval: checks && interval(checks.passInterval),
    'tokens.total': tokens.total,
    costUsd: cost?.batch ?? null,
    ...Object.fromEntries(gates.map((gate) => [`gate.${gate.name}`, gate.verdict])),
  };
}
