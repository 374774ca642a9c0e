import { formatUsd } from '../../locales/format-numbers.ts';
import type { ReportMessages } from '../../locales/report-messages.ts';

/** An amount as `0.0251 USD`: GitHub takes text between two dollar signs for a formula. Zeros after four decimals go. */
export function markdownUsd(usd: number, emulated: boolean, { markdown }: ReportMessages): string {
  return markdown.usd(
    formatUsd(usd)
      .slice(1)
      .replace(/(\.\d{4}\d*?)0+$/, '$1'),
    emulated,
  );
}
