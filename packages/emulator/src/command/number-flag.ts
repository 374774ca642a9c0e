import { Option } from 'commander';

/** What a number may be. */
export interface Bounds {
  readonly whole?: boolean;
  readonly above?: number;
  readonly from?: number;
  readonly to?: number;
}

/** The error for a value that is no such number; `allowed` is in signs that every language reads. */
export type Refusal = (option: string, value: string, allowed: string) => Error;

/** A flag whose value is a number within bounds. A wrong one is refused before anything else happens. */
export function numberFlag(flags: string, description: string, bounds: Bounds, refusal: Refusal): Option {
  const { whole = false, above = Number.NEGATIVE_INFINITY, from = Number.NEGATIVE_INFINITY, to = Infinity } = bounds;
  return new Option(flags, description).argParser((text: string) => {
    const value = text.trim() === '' ? Number.NaN : Number(text);
    if (
      Number.isFinite(value) &&
      (!whole || Number.isInteger(value)) &&
      value > above &&
      value >= from &&
      value <= to
    ) {
      return value;
    }
    throw refusal(flags.split(' ')[0] ?? flags, text, allowed(bounds));
  });
}

function allowed({ whole, above, from, to }: Bounds): string {
  if (from !== undefined && to !== undefined) return `${from} … ${to}`;
  if (above !== undefined) return `> ${above}`;
  return whole ? `${from ?? 0}, ${(from ?? 0) + 1}, ${(from ?? 0) + 2}, …` : `≥ ${from ?? 0}`;
}
