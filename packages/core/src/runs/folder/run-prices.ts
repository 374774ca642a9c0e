import { GeminiBatchError } from '../../errors/gemini-batch-error.ts';
import { parseJson } from '../../json/json.ts';
import type { Files } from '../../platform/files.ts';
import { parsePrices } from '../../pricing/parse-prices.ts';
import type { PriceRow } from '../../pricing/price-row.ts';
import { withOwnPrices } from '../../pricing/with-own-prices.ts';
import { runPaths } from './run-paths.ts';
import { writing } from './writing.ts';

/** Keeps a user's prices in the run's folder, so that it is priced alike whenever it is looked at again. */
export async function keepPrices(folder: string, own: readonly PriceRow[], files: Files): Promise<void> {
  const { prices } = runPaths(folder);
  await writing(prices, () => files.write(prices, [`${JSON.stringify(own, null, 2)}\n`]));
}

/** The prices that count for a run. Throws `run-folder-broken`. */
export async function pricesOfRun(folder: string, files: Files): Promise<readonly PriceRow[]> {
  return withOwnPrices(await ownPrices(folder, files));
}

/** The prices that a run was given. Throws `run-folder-broken`. */
export async function ownPrices(folder: string, files: Files): Promise<readonly PriceRow[]> {
  const { prices } = runPaths(folder);
  if (!(await files.exists(prices))) return [];
  const json = parseJson(await files.readText(prices));
  const parsed = parsePrices('value' in json ? json.value : undefined, 'prices.json');
  if ('errors' in parsed) throw new GeminiBatchError('run-folder-broken', { folder, file: 'prices.json', line: null });
  return parsed.value;
}
