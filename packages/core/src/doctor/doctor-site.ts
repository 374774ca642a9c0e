import type { GeminiBatchError } from '../errors/gemini-batch-error.ts';

/** An answer of the service, whatever it says. */
export interface ProbeAnswer {
  readonly status: number;
  /** Undefined when it is no JSON. */
  readonly json: unknown;
  /** The error that an answer without success means; null with success. */
  readonly error: GeminiBatchError | null;
  readonly headers: Readonly<Record<'date' | 'server' | 'location', string | null>>;
  readonly sentAtMs: number;
  readonly receivedAtMs: number;
}

/**
 * Asks the service, for a path below its version, and does not ask again. Throws `network` or `timeout` when nobody
 * answers in time: all calls of one probe together.
 */
export type Probe = (path: string, options?: { readonly withKey?: boolean }) => Promise<ProbeAnswer>;

export interface FolderState {
  readonly folder: string;
  /** Why nothing can be written there; null when it can. */
  readonly trouble: string | null;
  readonly freeBytes: number | null;
}

/** All that the doctor looks at. */
export interface DoctorSite {
  readonly runtime: { readonly name: string; readonly version: string };
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly tokenFile: string | null;
  readonly model: string;
  /** Whether the calls go to another address than the service's own. */
  readonly isElsewhere: boolean;
  /** The folder of the embedded emulator; null when the service is meant. */
  readonly emulatorFolder: string | null;
  nowMs(): number;
  folder(): Promise<FolderState>;
  /** The key in a token file, and the file's permissions where the system has such. Throws when there is none. */
  readKey(file: string): Promise<{ readonly apiKey: string; readonly mode: number | null }>;
  /** Where the calls go. Throws `base-url-invalid`. */
  address(): string;
  /** Throws `key-malformed`. */
  requireKey(apiKey: string): void;
  /** A way to the service, for one check. Throws what is wrong with the emulator's settings. */
  connect(apiKey: string | null): Promise<Probe>;
}
