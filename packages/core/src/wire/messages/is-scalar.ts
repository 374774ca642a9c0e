import { isJsonObject } from '../../json/json.ts';

/** Whether a JSON value can be read as a scalar of protobuf (protobuf.dev/programming-guides/json, read 2026-11-24). */
export function isScalar(value: unknown, type: string): boolean {
  switch (type) {
    case 'string':
    case 'byte':
    case 'google-datetime':
    case 'google-duration':
      return typeof value === 'string';
    case 'bool':
      return typeof value === 'boolean' || value === 'true' || value === 'false';
    case 'int32':
      return isWhole(value) && Number(value) >= -(2 ** 31) && Number(value) < 2 ** 31;
    case 'int64':
      return isWhole(value);
    case 'float':
    case 'double':
      return (
        typeof value === 'number' || (typeof value === 'string' && value.trim() !== '' && !Number.isNaN(Number(value)))
      );
    case 'struct':
      return isJsonObject(value);
    default:
      return isEnumValue(value, type.split('|'));
  }
}

/** An integer may come as text. */
function isWhole(value: unknown): boolean {
  return typeof value === 'number' ? Number.isInteger(value) : typeof value === 'string' && /^-?\d+$/.test(value);
}

/** By name, whatever its case, or by number. */
function isEnumValue(value: unknown, names: readonly string[]): boolean {
  return typeof value === 'string'
    ? names.some((name) => name.toUpperCase() === value.toUpperCase())
    : Number.isInteger(value);
}
