import { type PlainObject, readField } from '../plain-object.ts';
import { pickInteger, pickText } from '../seeded-random.ts';
import { cannedPattern } from './canned-pattern.ts';
import { bound } from './schema-bound.ts';

/** A string is made no longer than this, whatever a schema asks for. */
const mostCharacters = 10_000;

/** A string that fits a schema: of its format, or of its pattern when that is a simple one, else a text. */
export function cannedString(schema: PlainObject, text: string, random: () => number): string {
  const formatted = ofFormat(schema.format, random);
  if (formatted !== undefined) {
    return formatted;
  }
  const pattern = readField(schema, 'pattern');
  const matching = typeof pattern === 'string' ? cannedPattern(pattern, random) : undefined;
  if (matching !== undefined) {
    return matching;
  }
  const fewest = Math.min(bound(schema, 'minLength') ?? 0, mostCharacters);
  const most = Math.max(fewest, Math.min(bound(schema, 'maxLength') ?? mostCharacters, mostCharacters));
  return [...text.padEnd(fewest, '.')].slice(0, most).join('');
}

/** The formats of JSON Schema that are often asked for (json-schema.org, 2020-12); undefined for another. */
function ofFormat(format: unknown, random: () => number): string | undefined {
  const two = (low: number, high: number): string => String(pickInteger(random, low, high)).padStart(2, '0');
  const date = (): string => `2026-${two(1, 12)}-${two(1, 28)}`;
  const time = (): string => `${two(0, 23)}:${two(0, 59)}:${two(0, 59)}Z`;
  const hex = (length: number): string => pickText(random, '0123456789abcdef', length);
  const word = (): string => pickText(random, 'abcdefghijklmnopqrstuvwxyz', 8);
  switch (format) {
    case 'date':
      return date();
    case 'time':
      return time();
    case 'date-time':
      return `${date()}T${time()}`;
    case 'duration':
      return `PT${pickInteger(random, 1, 59)}M`;
    case 'email':
      return `${word()}@example.com`;
    case 'hostname':
      return `${word()}.example.com`;
    case 'uri':
    case 'url':
      return `https://example.com/${word()}`;
    case 'ipv4':
      return `192.0.2.${pickInteger(random, 1, 254)}`;
    case 'ipv6':
      return `2001:db8::${hex(4)}`;
    case 'uuid':
      return `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;
    default:
      return undefined;
  }
}
