import { isJsonObject } from '../../json/json.ts';
import type { FieldType } from './message-fields.ts';

/**
 * Whether a JSON value can be read as a scalar of protobuf (protobuf.dev/programming-guides/json, read 2026-11-24); of an
 * enum by name, whatever its case, or by number.
 */
export function isScalar(value: unknown, type: FieldType & { readonly kind: 'scalar' | 'enum' }): boolean {
  if (type.kind === 'enum') {
    return typeof value === 'string' ? type.names.has(value.toUpperCase()) : Number.isInteger(value);
  }
  switch (type.text) {
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
      return false;
  }
}

/** An integer may come as text. */
function isWhole(value: unknown): boolean {
  return typeof value === 'number' ? Number.isInteger(value) : typeof value === 'string' && /^-?\d+$/.test(value);
}
