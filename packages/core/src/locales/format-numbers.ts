/** A count with thousands separators. */
export function formatCount(value: number): string {
  return Math.round(value)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A count with its English noun, `1 request` or `1,234 requests`. */
export function counted(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** A rate from 0 to 1 as a percentage with two decimals. Never rounds up to 100: that is said of all only. */
export function formatRate(rate: number): string {
  return formatRateWith(rate, 2);
}

/** Two rates with as many decimals as it takes to tell them apart. */
export function formatRatePair(a: number, b: number): [string, string] {
  const decimals = [2, 4, 6].find((enough) => formatRateWith(a, enough) !== formatRateWith(b, enough)) ?? 9;
  return [formatRateWith(a, decimals), formatRateWith(b, decimals)];
}

function formatRateWith(rate: number, decimals: number): string {
  const percent = rate * 100;
  const shown = rate < 1 ? Math.min(percent, 100 - 10 ** -decimals) : percent;
  return `${shown.toFixed(decimals)}%`;
}

/** US dollars with as many decimals as a small amount needs, and thousands separators; savings may be negative. */
export function formatUsd(usd: number): string {
  if (usd < 0) return `-${formatUsd(-usd)}`;
  const decimals = usd === 0 || usd >= 1 ? 2 : usd >= 0.01 ? 4 : 6;
  return usdWith(usd, decimals);
}

function usdWith(usd: number, decimals: number): string {
  const [whole = '', fraction] = usd.toFixed(decimals).split('.');
  return `$${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction}`;
}

/** Two amounts with as many decimals as it takes to tell them apart, and neither from nothing. */
export function formatUsdPair(a: number, b: number): [string, string] {
  const enough = (decimals: number) =>
    a.toFixed(decimals) !== b.toFixed(decimals) &&
    [a, b].every((usd) => usd === 0 || Number(usd.toFixed(decimals)) > 0);
  const decimals = [2, 4, 6].find(enough) ?? 9;
  return [usdWith(a, decimals), usdWith(b, decimals)];
}

/** The parts of a duration: whole hours, minutes and seconds; tenths below ten seconds, two digits below one. */
export function durationParts(totalSeconds: number): { hours: number; minutes: number; seconds: number } {
  if (totalSeconds < 0.0001) return { hours: 0, minutes: 0, seconds: 0 };
  if (totalSeconds < 1) return { hours: 0, minutes: 0, seconds: Number(totalSeconds.toPrecision(2)) };
  if (totalSeconds < 10) return { hours: 0, minutes: 0, seconds: Math.round(totalSeconds * 10) / 10 };
  const whole = Math.round(totalSeconds);
  return { hours: Math.floor(whole / 3600), minutes: Math.floor((whole % 3600) / 60), seconds: whole % 60 };
}

/** A duration as `5m7s`, `1h2m3s` or `3.4s`. */
export function formatDuration(totalSeconds: number): string {
  const { hours, minutes, seconds } = durationParts(totalSeconds);
  if (hours > 0) return `${hours}h${minutes}m${seconds}s`;
  return minutes > 0 ? `${minutes}m${seconds}s` : `${seconds}s`;
}
