/** Deeper nesting is refused, so that no walk over a message can exhaust the stack. The number is our choice. */
export const maxDepth = 100;

/** Whether a value that came as JSON is nested more than `levels` deep. */
export function isTooDeep(value: unknown, levels: number = maxDepth): boolean {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  return levels === 0 || Object.values(value).some((inner) => isTooDeep(inner, levels - 1));
}
