/** Why a call failed: the code or message of the innermost cause; `fetch failed` alone helps nobody. */
export function innermostReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause instanceof Error) return innermostReason(error.cause);
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.message;
}
