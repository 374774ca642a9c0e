import {
  defaultSuiteFile,
  type Files,
  type Gates,
  GeminiBatchError,
  loadSuite,
  type Suite,
} from '@gemini-batch-test/core';
import type { Inputs } from './inputs.ts';

/** A suite, and the file that it was read from. */
export interface SuiteInUse {
  readonly suite: Suite;
  readonly file: string | null;
  /** The limit in US dollars that nobody asked for; null when somebody did, or none holds. */
  readonly limitedUsd: number | null;
}

/** How many requests are generated when no count is given. */
const defaultCount = 10;

/** What a run for a pull request may cost when nobody says otherwise. */
const pullRequestLimitUsd = 1;

/** The suite that the inputs describe; an input wins over the suite file. Paths are relative to the current folder. */
export async function suiteOfInputs(
  inputs: Inputs,
  {
    files,
    isLimited,
  }: { readonly files: Files /** A pull request's run on the service. */; readonly isLimited: boolean },
): Promise<SuiteInUse> {
  const file = await suiteFile(inputs, files);
  const suite = file === null ? generated(inputs) : await loadSuite(file, files);
  const asked: Gates = { ...suite.gates, ...inputs.gates };
  const limitedUsd = isLimited && asked.maxCostUsd === undefined ? pullRequestLimitUsd : null;
  const limit = limitedUsd === null ? {} : { maxCostUsd: limitedUsd };
  return { suite: { ...suite, gates: { ...asked, ...limit } }, file, limitedUsd };
}

async function suiteFile({ suite, type }: Inputs, files: Files): Promise<string | null> {
  if (suite !== null) return suite;
  if (type !== null) return null;
  if (await files.exists(defaultSuiteFile)) return defaultSuiteFile;
  throw new GeminiBatchError('source-missing', {});
}

function generated({ type, count }: Inputs): Suite {
  if (type === null) throw new GeminiBatchError('source-missing', {});
  const source = { kind: 'generator', type, count: count ?? defaultCount, seed: 1 } as const;
  return { name: null, model: null, source, gates: {} };
}
