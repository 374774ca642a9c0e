import { GeminiBatchError, isGeminiBatchError } from '../../errors/gemini-batch-error.ts';

/** Runs something that writes to `path`; a failing disk becomes an error that says so. */
export async function writing<T>(path: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const isDisk = error instanceof Error && 'syscall' in error && 'code' in error;
    if (isGeminiBatchError(error) || !isDisk) throw error;
    throw new GeminiBatchError('output-not-writable', { path, reason: String(error.code) }, { cause: error });
  }
}
