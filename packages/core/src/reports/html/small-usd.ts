import { formatUsd } from '../../locales/format-numbers.ts';

/** An amount that may be far below a cent, without digits that say nothing. */
export function smallUsd(usd: number): string {
  return usd === 0 ? '$0' : usd >= 1 ? formatUsd(usd) : `$${Number(usd.toPrecision(3)).toFixed(9).replace(/0+$/, '')}`;
}
