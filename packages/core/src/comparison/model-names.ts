/** Which models answered, as far as it matters: whether there is one. */
export function createModelNames(): {
  add(model: string | null): void;
  /** The only one; null when none is named, or several. */
  only(): string | null;
} {
  let first: string | null = null;
  let several = false;
  return {
    add(model) {
      if (model === null || model === first) return;
      several = first !== null;
      first ??= model;
    },
    only: () => (several ? null : first),
  };
}
