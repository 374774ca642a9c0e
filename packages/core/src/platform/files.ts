/** A part of a file, in bytes from its beginning; `end` is the first that is no longer meant. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** The file access that the program needs, passed in so that a test can make a disk fail. Paths are as given. */
export interface Files {
  exists(path: string): Promise<boolean>;
  /** The names in a folder, sorted; none when there is no such folder. */
  list(folder: string): Promise<string[]>;
  makeFolder(folder: string): Promise<void>;
  /** Makes a folder, its parents too; false when there is one already. */
  makeNewFolder(folder: string): Promise<boolean>;
  remove(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  readText(path: string): Promise<string>;
  /** Bytes of a file as a stream: all, or those from `start` until before `end`. */
  read(path: string, range?: ByteRange): AsyncIterable<Uint8Array>;
  /** Writes a whole file so that a reader sees the old one or the new one, never half of it. */
  write(path: string, chunks: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>): Promise<void>;
  /** Makes a file that is not there yet, whole from the start; false when it is. Of several at once, one succeeds. */
  create(path: string, text: string): Promise<boolean>;
  /** True when the file's last line has its end; also of an empty file, or none. */
  endsWithLine(path: string): Promise<boolean>;
  /** Adds a line and returns when it is on disk. */
  appendLine(path: string, line: string): Promise<void>;
  sizeBytes(path: string): Promise<number>;
}
