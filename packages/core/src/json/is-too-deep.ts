/** Deeper nesting is refused, so that no walk over a message can exhaust the stack. The number is our choice. */
export const maxDepth = 100;

/** Whether a value that came as JSON is nested more than `levels` deep. */
export function isTooDeep(value: unknown, levels: number = maxDepth): boolean {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  if (levels === 0) {
    return true;
  }
  for (const inner of Array.isArray(value) ? value : Object.values(value)) {
    if (typeof inner === 'object' && isTooDeep(inner, levels - 1)) {
      return true;
    }
  }
  return false;
}
