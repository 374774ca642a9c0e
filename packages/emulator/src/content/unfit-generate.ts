import type { PlainObject } from '../plain-object.ts';

/** Why a model (`models/{id}`) cannot answer a request that has no faults; undefined when it can. */
export function unfitGenerate(_request: PlainObject, _model: string): string | undefined {
  return undefined;
}
