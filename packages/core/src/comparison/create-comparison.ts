import type { ComparedRates, ComparedType, ComparisonProblem, ComparisonReport } from '../analyzer/report.ts';
import { isoDay } from '../pricing/price-for.ts';
import type { AnswerCost } from './answer-cost.ts';
import { type BaselineIndex, rowHashOf } from './baseline-index.ts';
import { type ComparedResult, comparedSide } from './compared-result.ts';
import { comparisonVerdict } from './comparison-verdict.ts';
import { createGrowingColumn } from './growing-column.ts';
import { createKeyIndex } from './key-index.ts';
import { mcnemarTest } from './mcnemar-test.ts';
import { createModelNames } from './model-names.ts';
import { createSideSums, rateOf } from './side-sums.ts';

/** Keys of regressions, and of improvements, that are listed; all are counted. */
const listedKeys = 10_000;

/** About the two runs, beyond their results. `model` is null when only the answers can tell. */
export interface ComparedSides {
  readonly baselineRunId: string;
  readonly problem: ComparisonProblem | null;
  readonly baseline: Pick<ComparedRates, 'model' | 'emulated'>;
  readonly run: Pick<ComparedRates, 'model' | 'emulated'>;
  readonly pricedAtMs: number;
}

/** A run's results beside a baseline's, taken one by one. */
export interface Comparison {
  /** False when the key came before; then it counts once. */
  add(result: ComparedResult): boolean;
  report(): ComparisonReport;
}

/** Pairs the results of a run with those of `baseline`, by key. A baseline serves any number of comparisons. */
export function createComparison(baseline: BaselineIndex, costOf: AnswerCost, sides: ComparedSides): Comparison {
  const seen = createGrowingColumn((length) => new Uint8Array(length));
  const newKeys = createKeyIndex();
  const counts = { seen: 0, paired: 0, checked: 0, rowsDiffer: 0, rowsUnknown: 0 };
  const before = createSideSums();
  const after = createSideSums();
  const worse: KeyList = { count: 0, keys: [] };
  const better: KeyList = { count: 0, keys: [] };
  const types = new Map<string, TypeSums>();
  const models = createModelNames();

  function add(result: ComparedResult): boolean {
    const place = baseline.find(result.key);
    if (place === -1 ? newKeys.add(result.key) === -1 : seen.get(place) === 1) return false;
    models.add(result.modelVersion);
    if (place === -1) return true;
    seen.set(place, 1);
    counts.seen += 1;
    const entry = baseline.entryAt(place);
    const rowHash = rowHashOf(result);
    if (entry.rowHash === 0 || rowHash === 0) counts.rowsUnknown += 1;
    else if (entry.rowHash !== rowHash) counts.rowsDiffer += 1;
    else pair(result, entry);
    return true;
  }

  function pair(result: ComparedResult, was: ReturnType<BaselineIndex['entryAt']>): void {
    const is = comparedSide(result, costOf);
    const checked = was.checked && is.checked;
    counts.paired += 1;
    if (checked) counts.checked += 1;
    before.add(was, checked);
    after.add(is, checked);
    const wasGood = checked ? was.passed : was.succeeded;
    const isGood = checked ? is.passed : is.succeeded;
    const type = types.get(result.type) ?? { paired: 0, succeeded: 0, checked: 0, passed: 0, worse: 0, better: 0 };
    types.set(result.type, type);
    type.paired += 1;
    type.succeeded += Number(is.succeeded) - Number(was.succeeded);
    if (checked) {
      type.checked += 1;
      type.passed += Number(is.passed) - Number(was.passed);
    }
    if (wasGood === isGood) return;
    list(wasGood ? worse : better, result.key);
    if (wasGood) type.worse += 1;
    else type.better += 1;
  }

  function report(): ComparisonReport {
    const { paired, checked, rowsDiffer, rowsUnknown } = counts;
    const baselineModel = sides.baseline.model ?? baseline.answeredModel();
    const baselineRates = before.rates({ ...sides.baseline, model: baselineModel });
    const runRates = after.rates({ ...sides.run, model: sides.run.model ?? models.only() });
    const pValue = paired === 0 ? null : mcnemarTest(worse.count, better.count);
    const changed = { regressionCount: worse.count, improvementCount: better.count };
    return {
      baselineRunId: sides.baselineRunId,
      problem: sides.problem,
      paired,
      onlyInBaseline: baseline.size() - counts.seen,
      onlyInRun: newKeys.size(),
      rowsDiffer,
      rowsUnknown,
      basis: checked > 0 ? 'checks' : 'success',
      baseline: baselineRates,
      run: runRates,
      successRateDelta: runRates.successRate - baselineRates.successRate,
      passRateDelta:
        runRates.checks === null || baselineRates.checks === null
          ? null
          : runRates.checks.passRate - baselineRates.checks.passRate,
      ...changed,
      regressions: worse.keys,
      improvements: better.keys,
      byType: [...types].map(comparedType),
      pValue,
      verdict: comparisonVerdict({ ...changed, pValue }),
      pricedAt: isoDay(sides.pricedAtMs),
    };
  }

  return { add, report };
}

interface KeyList {
  count: number;
  readonly keys: string[];
}

/** Differences of the run to the baseline, where they are of one pair more or less. */
interface TypeSums {
  paired: number;
  succeeded: number;
  checked: number;
  passed: number;
  worse: number;
  better: number;
}

function list(changed: KeyList, key: string): void {
  changed.count += 1;
  if (changed.keys.length < listedKeys) changed.keys.push(key);
}

function comparedType([type, { paired, succeeded, checked, passed, worse, better }]: [string, TypeSums]): ComparedType {
  return {
    type,
    paired,
    successRateDelta: rateOf(succeeded, paired),
    passRateDelta: checked === 0 ? null : rateOf(passed, checked),
    regressions: worse,
    improvements: better,
  };
}
