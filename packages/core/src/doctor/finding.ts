import type { GeminiBatchError } from '../errors/gemini-batch-error.ts';
import type { NoDetails } from '../errors/no-details.ts';
import type { Notice } from '../planner/notices.ts';

/** What is checked, in this order. */
export const checkupNames = [
  'runtime',
  'folder',
  'settings',
  'proxy',
  'key',
  'reach',
  'clock',
  'key-valid',
  'model',
  'jobs',
  'files',
  'tier',
] as const;

export type CheckupName = (typeof checkupNames)[number];

/** `skipped`: not checked, and it says why. */
export type Outcome = 'ok' | 'warning' | 'fault' | 'skipped';

/** What can be found, with what each tells. Texts may come from outside. */
export interface FindingDetails {
  'runtime-ok': { runtime: string; version: string };
  'runtime-old': { runtime: string; version: string; needed: string };
  'runtime-untested': { runtime: string; version: string; tested: string };
  /** `freeBytes` is null where the system does not tell. */
  'folder-ok': { folder: string; freeBytes: number | null };
  'folder-small': { folder: string; freeBytes: number };
  'folder-unwritable': { folder: string; reason: string };
  'address-default': { address: string };
  'address-set': { address: string };
  'address-embedded': { folder: string };
  /** The key would travel in the clear. */
  'address-plain': { address: string };
  /** `GOOGLE_GENAI_API_VERSION` is set, and this program speaks one version only. */
  'version-ignored': { value: string };
  'proxy-none': NoDetails;
  'proxy-used': { proxies: readonly string[] };
  /** Node does not look at these variables unless it is told to. */
  'proxy-ignored': { proxies: readonly string[] };
  'key-from-file': { file: string };
  'key-from-environment': { variable: string };
  'key-embedded': NoDetails;
  'key-file-open': { file: string; mode: string };
  'keys-differ': { used: string; ignored: string };
  'reach-ok': { host: string; tookMs: number; emulator: boolean };
  'reach-failed': { host: string; trouble: NetworkTrouble; reason: string };
  'reach-slow': { host: string; seconds: number };
  /** Something answers that is not the service. */
  'reach-foreign': { host: string; status: number; location: string | null };
  'clock-ok': { skewSeconds: number };
  'clock-off': { skewSeconds: number };
  'clock-unknown': NoDetails;
  'key-accepted': NoDetails;
  'model-ok': { model: string; inputTokens: number | null; outputTokens: number | null };
  /** The service does not say what the model can do. */
  'model-unclear': { model: string };
  /** It is shut down or routed to another one, or soon will be. */
  'model-changes': { notice: Notice };
  /** `more`: the list goes on, and was not read to its end. */
  'jobs-ok': { active: number; limit: number; more: boolean };
  'jobs-many': { active: number; limit: number; more: boolean };
  'jobs-full': { active: number; limit: number; more: boolean };
  'files-ok': { files: number; bytes: number; limitBytes: number; more: boolean };
  'files-many': { files: number; bytes: number; limitBytes: number; more: boolean };
  'files-full': { files: number; bytes: number; limitBytes: number; more: boolean };
  'tier-untold': { model: string; limits: readonly (number | null)[] };
  /** The error of a call or a file. */
  failed: { error: GeminiBatchError };
  /** The service has too much to do, or a trouble of its own: it can be told later. */
  busy: { error: GeminiBatchError };
  /** Another check failed on which this one depends. */
  needs: { check: CheckupName };
}

/** Why nobody could be reached. */
export type NetworkTrouble = 'name' | 'certificate' | 'refused' | 'cut' | 'no-way' | 'other';

export type FindingCode = keyof FindingDetails;

/** What one check found, and how well that is. */
export interface Finding<C extends FindingCode = FindingCode> {
  readonly check: CheckupName;
  readonly outcome: Outcome;
  readonly code: C;
  readonly details: FindingDetails[C];
}

const outcomes: Readonly<Record<FindingCode, Outcome>> = {
  'runtime-ok': 'ok',
  'runtime-old': 'fault',
  'runtime-untested': 'warning',
  'folder-ok': 'ok',
  'folder-small': 'warning',
  'folder-unwritable': 'fault',
  'address-default': 'ok',
  'address-set': 'ok',
  'address-embedded': 'ok',
  'address-plain': 'warning',
  'version-ignored': 'warning',
  'proxy-none': 'ok',
  'proxy-used': 'ok',
  'proxy-ignored': 'warning',
  'key-from-file': 'ok',
  'key-from-environment': 'ok',
  'key-embedded': 'ok',
  'key-file-open': 'warning',
  'keys-differ': 'warning',
  'reach-ok': 'ok',
  'reach-failed': 'fault',
  'reach-slow': 'fault',
  'reach-foreign': 'fault',
  'clock-ok': 'ok',
  'clock-off': 'warning',
  'clock-unknown': 'skipped',
  'key-accepted': 'ok',
  'model-ok': 'ok',
  'model-unclear': 'warning',
  'model-changes': 'warning',
  'jobs-ok': 'ok',
  'jobs-many': 'warning',
  'jobs-full': 'warning',
  'files-ok': 'ok',
  'files-many': 'warning',
  'files-full': 'fault',
  'tier-untold': 'skipped',
  failed: 'fault',
  busy: 'warning',
  needs: 'skipped',
};

export function finding<C extends FindingCode>(check: CheckupName, code: C, details: FindingDetails[C]): Finding<C> {
  return { check, outcome: outcomes[code], code, details };
}
