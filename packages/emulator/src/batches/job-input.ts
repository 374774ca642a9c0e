/** What a new job is to work on, checked and counted. The requests are the blob of the job, one a line. */
export interface JobInput {
  readonly requestCount: number;
  /** By a rule of thumb. */
  readonly inputTokens: number;
  /** How many requests the model cannot answer. */
  readonly unfitCount: number;
  /** `files/{id}`, for a job from a file. */
  readonly inputFile?: string;
}
