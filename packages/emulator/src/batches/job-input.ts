import type { Store } from '../store/store.ts';

/** What a new job is to work on, checked and counted. */
export interface JobInput {
  readonly requestCount: number;
  /** By a rule of thumb. */
  readonly inputTokens: number;
  /** How many requests the model cannot answer. */
  readonly unfitCount: number;
  /** `files/{id}`, for a job from a file. */
  readonly inputFile?: string;
  /** Keeps the requests as the blob of the job, one a line. */
  keep(store: Store, id: string): Promise<void>;
}
