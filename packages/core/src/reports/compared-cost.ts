import type { ComparedRates } from '../analyzer/report.ts';
import type { ReportMessages } from '../locales/report-messages.ts';

/** How US dollars are written. */
export type WriteUsd = (usd: number) => string;

/** Dollars of an emulator are invented, and say so. */
export function comparedCost(
  { costUsd, emulated }: Pick<ComparedRates, 'costUsd' | 'emulated'>,
  { comparison }: ReportMessages,
  writeUsd: WriteUsd,
): string {
  if (costUsd === null) return comparison.unknown;
  const amount = writeUsd(costUsd);
  return emulated ? comparison.emulated(amount) : amount;
}
