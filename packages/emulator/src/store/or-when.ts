/** What an action gives, or the fallback when it fails with that code of the system (`ENOENT`, `EEXIST`, …). */
export async function orWhen<T, F>(code: string, fallback: F, action: () => Promise<T>): Promise<T | F> {
  try {
    return await action();
  } catch (error) {
    if (hasCode(error, code)) {
      return fallback;
    }
    throw error;
  }
}

/** Whether an error is one of the system with that code. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
