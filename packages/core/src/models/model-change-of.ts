import { modelId } from '../wire/index.ts';
import { type ModelChange, modelChanges } from './model-changes.ts';

/** What happened, or will happen, to a model; null when nothing is known. */
export function modelChangeOf(model: string, table: readonly ModelChange[] = modelChanges): ModelChange | null {
  const name = modelId(model);
  return (
    table.find((change) =>
      change.model.endsWith('*') ? name.startsWith(change.model.slice(0, -1)) : name === change.model,
    ) ?? null
  );
}

/** Says whether a change holds on a day (ISO date, UTC). */
export function isInForce({ from }: ModelChange, day: string): boolean {
  return from === null || from <= day;
}

/** The model that answers requests to this one on a day: mostly itself. */
export function answeringModel(model: string, day: string, table: readonly ModelChange[] = modelChanges): string {
  let name = modelId(model);
  // No chain is longer than the table.
  for (const _ of table) {
    const change = modelChangeOf(name, table);
    if (change === null || change.to === null || !isInForce(change, day)) break;
    name = change.to;
  }
  return name;
}
