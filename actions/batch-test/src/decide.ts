import type { Inputs } from './inputs.ts';
import type { WorkflowEvent } from './workflow-event.ts';

/** What is done with a workflow run, decided by what is at hand and by whose text would be sent. */
export type Decision =
  | { readonly kind: 'run'; readonly backend: 'emulator' }
  /** With `ownFilesOnly`, what is sent must come from a commit of the repository's own. */
  | { readonly kind: 'run'; readonly backend: 'gemini'; readonly ownFilesOnly: boolean }
  /** No key, as GitHub has it for such a run. */
  | { readonly kind: 'skip' }
  /** No key, although the workflow could have one. */
  | { readonly kind: 'key-missing' }
  /** The workflow itself is the fork's, and would use the owner's key. */
  | { readonly kind: 'fork-refused' };

/** Decides before anything is read or sent. */
export function decide(
  { emulator, allowFork }: Pick<Inputs, 'emulator' | 'allowFork'>,
  { fromFork, secretsWithheld, ownSha }: WorkflowEvent,
  { hasKey }: { readonly hasKey: boolean },
): Decision {
  if (emulator === 'always') return { kind: 'run', backend: 'emulator' };
  if (!hasKey) {
    // Elsewhere a secret with a misspelt name would pass for a test.
    if (!secretsWithheld) return { kind: 'key-missing' };
    return emulator === 'when-no-key' ? { kind: 'run', backend: 'emulator' } : { kind: 'skip' };
  }
  const guarded = fromFork && !allowFork;
  if (guarded && ownSha === null) return { kind: 'fork-refused' };
  return { kind: 'run', backend: 'gemini', ownFilesOnly: guarded };
}
