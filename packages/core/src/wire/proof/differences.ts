import { answerDifferences } from './answer-differences.ts';
import { batchDifferences } from './batch-differences.ts';
import { differencesOfAll } from './differences-of-all.ts';
import { errorDifferences } from './error-differences.ts';
import { fileDifferences } from './file-differences.ts';
import { operationDifferences } from './operation-differences.ts';
import { outputLineDifferences } from './output-line-differences.ts';
import { webhookDifferences } from './webhook-differences.ts';
import type { WireDifference } from './wire-difference.ts';

/**
 * The differences between Google's description of 2026-08-22 and what was seen to travel, one by one. A later one
 * about the same field goes over an earlier one. docs/wire.md is made from them.
 */
export const wireDifferences: readonly WireDifference[] = [
  ...differencesOfAll,
  ...operationDifferences,
  ...batchDifferences,
  ...outputLineDifferences,
  ...fileDifferences,
  ...answerDifferences,
  ...errorDifferences,
  ...webhookDifferences,
];
