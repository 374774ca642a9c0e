import type { JsonObject } from '../json/json.ts';
import type { BatchOperation, GeminiFile, GeminiModel } from '../wire/index.ts';

/** A request of an inline job. The key comes back in the answer's `metadata`. */
export interface InlineRequest {
  readonly key: string;
  /** A `GenerateContentRequest` as the service takes it. */
  readonly request: JsonObject;
}

/** A job to be: of an uploaded file, or of requests that travel in the create itself. */
export type NewBatch = { readonly model: string; readonly displayName: string } & (
  | { readonly fileName: string }
  | { readonly requests: readonly InlineRequest[] }
);

/** The service, as this program uses it. Every call throws `GeminiBatchError`; reads are repeated when they may be. */
export interface GeminiClient {
  /** Where the calls go. */
  readonly baseUrl: string;
  /** The `server` header of the last answer: an emulator names itself there. Null before the first. */
  server(): string | null;
  getModel(model: string): Promise<GeminiModel>;
  /**
   * Counts the tokens of a prompt, with its system instruction, tools and files. Not billed, and outside of the quota of
   * answers: "Is GetTokens billed?" in ai.google.dev/gemini-api/docs/billing; that this is the call it means, Google's
   * staff said of gemini-3.5-flash-lite (discuss.ai.google.dev/t/189068, read 2026-11-28). Not repeated: whoever asks can do without.
   */
  countTokens(model: string, request: JsonObject): Promise<number>;
  /** Uploads a JSONL file from the disk. May be repeated: a file that is not used costs nothing and ends after 48 h. */
  uploadRequests(path: string, displayName: string): Promise<GeminiFile>;
  /** Creates a job; returns its name. Never repeated: each create that arrives makes a job. Inline ones are for what fits `inlineSizeBytes`. */
  createBatch(batch: NewBatch): Promise<string>;
  getBatch(name: string): Promise<BatchOperation>;
  /** All jobs of the key's project, newest first. Without their output; counts may be stale. */
  listBatches(): AsyncIterable<BatchOperation>;
  cancelBatch(name: string): Promise<void>;
  /**
   * Deletes a job; false when there was none any more. May be repeated. Whether one that runs goes on is not known:
   * Google's guide says that it stops, the reference that it does not (gathered 2026-11-23). Cancel it first.
   */
  deleteBatch(name: string): Promise<boolean>;
  /**
   * Deletes a file; false when there was none any more, or it is another project's. May be repeated. The output file of
   * a job cannot be deleted by anybody: its name has 42 characters, and the service refuses more than 40 with
   * `request-refused` (googleapis/python-genai#1759, report of 2026-09-11).
   */
  deleteFile(name: string): Promise<boolean>;
  /** Hands the bytes of a generated file to `write`; again from the start when the connection breaks on the way. */
  downloadFile(name: string, write: (bytes: AsyncIterable<Uint8Array>) => Promise<void>): Promise<void>;
}
