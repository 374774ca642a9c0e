import { GeminiBatchError } from '@gemini-batch-test/core';
import { Option } from 'commander';

/** A flag whose value is a number within bounds. A wrong one is refused before anything else happens. */
export function numberFlag(
  flags: string,
  description: string,
  bounds: { whole?: boolean; above?: number; from?: number; to?: number },
): Option {
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
    throw new GeminiBatchError('option-invalid', {
      option: flags.split(' ')[0] ?? flags,
      value: text,
      allowed: allowed(bounds),
    });
  });
}

/** The bounds in signs that every language reads. */
function allowed({ whole, above, from, to }: { whole?: boolean; above?: number; from?: number; to?: number }): string {
  const parts = [whole ? '1, 2, 3, …' : '0.5, 1, …'];
  if (above !== undefined) parts.push(`> ${above}`);
  if (from !== undefined) parts.push(`≥ ${from}`);
  if (to !== undefined) parts.push(`≤ ${to}`);
  return parts.join(', ');
}
