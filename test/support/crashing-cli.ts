import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { appendFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import process from 'node:process';
import { runCommand } from '../../packages/cli/src/run-command.ts';
import { type Files, nodeFiles } from '../../packages/core/src/index.ts';

// The command as a process that can die at each of its writes: `CRASH_WHEN` says whether before, in the middle or after.
// Either at the step that `CRASH_AT` names; or at the first one that the file `CRASH_LOG` does not name, which is then
// added: so each process of a chain dies one step further. It names its steps on stderr as it comes to them.

const { CRASH_AT, CRASH_LOG, CRASH_WHEN, LOOKUP_SPAN_MS = '0' } = process.env;

const runsFolder = join('output', 'runs');
const counts = new Map<string, number>();

interface Step<T> {
  readonly name: string;
  readonly path: string;
  readonly write: () => Promise<T>;
  /** Leaves on the disk what is there when it was cut off; without it, the step is done in one. */
  readonly half?: () => Promise<unknown>;
}

async function take<T>({ name, path, write, half }: Step<T>): Promise<T> {
  const count = (counts.get(name) ?? 0) + 1;
  counts.set(name, count);
  const step = count === 1 ? name : `${name} #${count}`;
  process.stderr.write(`step: ${step}\n`);
  const when = diesAt(step, path) ? CRASH_WHEN : null;
  if (when === 'before') await die();
  if (when === 'amid') {
    await half?.();
    await die();
  }
  const written = await write();
  if (when === 'after') await die();
  return written;
}

function diesAt(step: string, path: string): boolean {
  if (CRASH_LOG === undefined) return step === CRASH_AT;
  // A file is written anew by each process. It is another step when more is known.
  const entry = step.startsWith('write') ? `${step} of ${factCount(path)} facts` : step;
  if (lines(CRASH_LOG).includes(entry)) return false;
  appendFileSync(CRASH_LOG, `${entry}\n`);
  return true;
}

function factCount(path: string): number {
  const [run = ''] = within(path);
  return lines(join(runsFolder, run, 'journal.jsonl')).length;
}

function lines(file: string): string[] {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];
}

function die(): Promise<never> {
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => {});
}

type Chunk = Uint8Array | string;

async function* untilDeath(chunks: AsyncIterable<Chunk> | Iterable<Chunk>): AsyncGenerator<Chunk> {
  for await (const chunk of chunks) {
    yield chunk.slice(0, chunk.length / 2);
    break;
  }
  await die();
}

/** The run's id, and the path below its folder. */
function within(path: string): string[] {
  return relative(runsFolder, path).split(/[\\/]/);
}

/** The path below the run's folder; the same in each run and process. */
function place(path: string): string {
  return within(path)
    .slice(1)
    .join('/')
    .replace(/\d+(?=\.dead$)/, 'PID');
}

function factName(line: string): string {
  const { shard, attempt, type, state } = JSON.parse(line);
  return `fact ${shard}/${attempt} ${state ?? type}`;
}

const files: Files = {
  ...nodeFiles,
  makeNewFolder: (path) => take({ name: 'folder', path, write: () => nodeFiles.makeNewFolder(path) }),
  remove: (path) => take({ name: `remove ${place(path)}`, path, write: () => nodeFiles.remove(path) }),
  rename: (path, to) => take({ name: `rename ${place(path)}`, path, write: () => nodeFiles.rename(path, to) }),
  write: (path, chunks) =>
    take({
      name: `write ${place(path)}`,
      path,
      write: () => nodeFiles.write(path, chunks),
      half: () => nodeFiles.write(path, untilDeath(chunks)),
    }),
  create: (path, text) =>
    take({
      name: `create ${place(path)}`,
      path,
      write: () => nodeFiles.create(path, text),
      half: () => writeFile(join(dirname(path), 'cut-off.partial'), text.slice(0, text.length / 2)),
    }),
  appendLine: (path, line) =>
    take({
      name: factName(line),
      path,
      write: () => nodeFiles.appendLine(path, line),
      half: () => appendFile(path, line.slice(0, line.length / 2)),
    }),
};

await runCommand({ files, lookupSpanMs: Number(LOOKUP_SPAN_MS) });
