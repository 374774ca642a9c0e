import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A new folder, removed with all that is in it when the test leaves it. */
export interface TemporaryFolder extends AsyncDisposable {
  readonly path: string;
  /** Writes a file below the folder and gives its path relative to it. */
  write(name: string, content: string): Promise<string>;
  /** Writes JSON values, one a line. */
  writeLines(name: string, values: readonly unknown[]): Promise<string>;
}

export async function temporaryFolder(): Promise<TemporaryFolder> {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'gemini-batch-test-')));
  const write = async (name: string, content: string): Promise<string> => {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), content);
    return name;
  };
  return {
    path,
    write,
    writeLines: (name, values) => write(name, values.map((value) => `${JSON.stringify(value)}\n`).join('')),
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true, maxRetries: 5 }),
  };
}
