/** What the store keeps records of. */
export const recordKinds = [
  'batches',
  'cancellations',
  'completions',
  'counters',
  'deletions',
  'deliveries',
  'files',
  'keys',
  'revisions',
  'uploads',
  'webhooks',
] as const;

export type RecordKind = (typeof recordKinds)[number];

/** Keeps records: small JSON values. Every id must satisfy `isObjectId`. */
export interface RecordStore {
  /** Keeps a new record. False when there is one of that id; one that cannot be read is none. */
  create(kind: RecordKind, id: string, record: unknown): Promise<boolean>;
  /** The record, or undefined when there is none. */
  read(kind: RecordKind, id: string): Promise<unknown>;
  /** Replaces a record. False when there is none. */
  replace(kind: RecordKind, id: string, record: unknown): Promise<boolean>;
  /** Removes a record. False when there is none. */
  remove(kind: RecordKind, id: string): Promise<boolean>;
  /** The ids of all records of a kind, in no order. */
  ids(kind: RecordKind): Promise<string[]>;
}

/** Keeps blobs: bytes of any size. Every id must satisfy `isObjectId`. */
export interface BlobStore {
  /**
   * Writes bytes from an offset on and returns the blob's size in bytes: it ends where these bytes end. When the bytes
   * break off, those that came are kept. The offset must not lie behind the end of the blob.
   */
  writeBlob(id: string, offsetBytes: number, chunks: AsyncIterable<Uint8Array>): Promise<number>;
  /** The size in bytes, or undefined when there is no such blob. */
  blobSize(id: string): Promise<number | undefined>;
  /** The bytes in pieces; each may lie in the memory of the one before, so that nothing piles up. */
  readBlob(id: string): AsyncIterable<Uint8Array>;
  /** Bytes from the middle: fewer than asked for where the blob ends. */
  readBlobAt(id: string, offsetBytes: number, sizeBytes: number): Promise<Uint8Array<ArrayBuffer>>;
  /** Keeps the same bytes under a second id, which lives on when the first is removed. */
  linkBlob(id: string, newId: string): Promise<void>;
  removeBlob(id: string): Promise<void>;
  /** The ids of blobs that nobody has written or linked for so many ms of the wall clock; none of those in memory. */
  restingBlobs(forMs: number): Promise<string[]>;
}

/** Where everything lives that the emulator knows. */
export interface Store extends RecordStore, BlobStore {
  /** Removes what is temporary. The store cannot be used afterwards. */
  close(): Promise<void>;
}
