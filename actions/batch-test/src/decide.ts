import type { BackendKind } from './backend.ts';
import type { Inputs } from './inputs.ts';
import type { WorkflowEvent } from './workflow-event.ts';

/** What is done with a workflow run, decided by what is at hand and by whose text would be sent. */
export type Decision =
  | { readonly kind: 'run'; readonly backend: BackendKind }
  /** No key, as GitHub has it for such a run. */
  | { readonly kind: 'skip' }
  /** No key, although the workflow could have one. */
  | { readonly kind: 'key-missing' }
  /** A fork's files would be sent with the owner's key. */
  | { readonly kind: 'fork-refused' };

/**
 * Decides before anything is sent. `checkedOut` is the commit in the working directory, null when that cannot be told.
 * A fork's event may use the key only on a commit of the repository's own.
 */
export function decide(
  { emulator, allowFork }: Pick<Inputs, 'emulator' | 'allowFork'>,
  { fromFork, secretsWithheld, ownSha }: WorkflowEvent,
  { hasKey, checkedOut }: { readonly hasKey: boolean; readonly checkedOut: string | null },
): Decision {
  if (emulator === 'always') return { kind: 'run', backend: 'emulator' };
  if (!hasKey) {
    // Elsewhere a secret with a misspelt name would pass for a test.
    if (!secretsWithheld) return { kind: 'key-missing' };
    return emulator === 'when-no-key' ? { kind: 'run', backend: 'emulator' } : { kind: 'skip' };
  }
  const ownFiles = checkedOut !== null && checkedOut === ownSha;
  if (fromFork && !ownFiles && !allowFork) return { kind: 'fork-refused' };
  return { kind: 'run', backend: 'gemini' };
}
