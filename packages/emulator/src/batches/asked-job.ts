import type { Choices } from '../choices.ts';
import type { JobKind } from './job-kind.ts';

/** What a new job is to be, for the checks of its requests. */
export interface AskedJob {
  readonly jobKind: JobKind;
  /** `models/{id}` */
  readonly model: string;
  readonly choices: Choices;
  /** Of the API: `v1` or `v1beta`. */
  readonly version: string;
}
