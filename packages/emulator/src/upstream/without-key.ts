import { isPlainObject } from '../plain-object.ts';
import { cutKey } from './cut-key.ts';

/** A key of fewer characters is a placeholder such as `ollama`, which an answer may well contain. */
const shortestKey = 16;

/**
 * Parsed JSON that came from an upstream, without the key that it was asked with, should it repeat it. Parsed, because
 * in the text of JSON each character can be written in several ways.
 */
export function withoutKey(value: unknown, apiKey: string | undefined, isError: boolean): unknown {
  if (apiKey === undefined || (apiKey.length < shortestKey && !isError)) {
    return value;
  }
  const cut = cutKey(apiKey);
  const walk = (inner: unknown): unknown => {
    if (typeof inner === 'string') {
      return cut(inner);
    }
    if (Array.isArray(inner)) {
      return inner.map(walk);
    }
    return isPlainObject(inner)
      ? Object.fromEntries(Object.entries(inner).map(([name, field]) => [cut(name), walk(field)]))
      : inner;
  };
  return walk(value);
}
