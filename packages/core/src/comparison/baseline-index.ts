import { valueHash } from '../json/value-hash.ts';
import type { AnswerCost } from './answer-cost.ts';
import { type ComparedResult, type ComparedSide, comparedSide } from './compared-result.ts';
import { createGrowingColumn } from './growing-column.ts';
import { createKeyIndex } from './key-index.ts';
import { createModelNames } from './model-names.ts';

/** What to know of a baseline's result. */
interface BaselineEntry extends ComparedSide {
  /** Stands for the row behind it; 0 when that is not known. */
  readonly rowHash: number;
}

/** The results of a baseline, by key. */
export interface BaselineIndex {
  /** False when the key was there. */
  add(result: ComparedResult): boolean;
  /** The place of a key, from 0; -1 when it is not there. */
  find(key: string): number;
  entryAt(place: number): BaselineEntry;
  size(): number;
  /** The one model that answered; null when none is named, or several. */
  answeredModel(): string | null;
}

const succeededBit = 1;
const checkedBit = 2;
const passedBit = 4;

/** Holds a baseline's results in about 50 bytes each, outside the heap. */
export function createBaselineIndex(costOf: AnswerCost): BaselineIndex {
  const keys = createKeyIndex();
  const rowHashes = createGrowingColumn((length) => new Float64Array(length));
  const tokens = createGrowingColumn((length) => new Float64Array(length));
  const costs = createGrowingColumn((length) => new Float64Array(length));
  const bits = createGrowingColumn((length) => new Uint8Array(length));
  const models = createModelNames();
  return {
    add(result) {
      const place = keys.add(result.key);
      if (place === -1) return false;
      models.add(result.modelVersion);
      const side = comparedSide(result, costOf);
      rowHashes.set(place, rowHashOf(result));
      tokens.set(place, side.tokens);
      costs.set(place, side.costUsd ?? Number.NaN);
      bits.set(
        place,
        (side.succeeded ? succeededBit : 0) | (side.checked ? checkedBit : 0) | (side.passed ? passedBit : 0),
      );
      return true;
    },
    find: keys.find,
    entryAt(place) {
      const flags = bits.get(place);
      const costUsd = costs.get(place);
      return {
        succeeded: (flags & succeededBit) !== 0,
        checked: (flags & checkedBit) !== 0,
        passed: (flags & passedBit) !== 0,
        tokens: tokens.get(place),
        costUsd: Number.isNaN(costUsd) ? null : costUsd,
        rowHash: rowHashes.get(place),
      };
    },
    size: keys.size,
    answeredModel: models.only,
  };
}

/** Stands for the row behind a result; 0 when that is not known. */
export function rowHashOf({ rowDigest }: Pick<ComparedResult, 'rowDigest'>): number {
  return rowDigest === '' ? 0 : valueHash(rowDigest) || 1;
}
