import * as z from 'zod';
import { GeminiBatchError } from '../../errors/gemini-batch-error.ts';
import { parseJson } from '../../json/json.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Files } from '../../platform/files.ts';
import { readOwnLines } from './read-own-lines.ts';
import { runPaths } from './run-paths.ts';
import { writing } from './writing.ts';

const newline = 0x0a;

/** A fact about one shard's attempt, at a time (ISO 8601). */
interface Fact {
  readonly time: string;
  readonly shard: number;
  readonly attempt: number;
}

/** What the journal can say. */
export type JournalEntry = Fact &
  (
    | /** Another attempt: its input lies in the run's folder, nothing of it was sent. A first one needs no plan. */ {
        readonly type: 'planned';
        readonly requests: number;
      }
    | /** The input is at the service until `expiresAt`. */ {
        readonly type: 'uploaded';
        readonly file: string;
        readonly expiresAt: string | null;
      }
    | /** A create is about to be sent: from here on a job of this name may exist. */ {
        readonly type: 'intent';
        readonly displayName: string;
      }
    | /** The service refused the create for certain: there is no such job. */ {
        readonly type: 'refused';
        readonly reason: string;
      }
    | { readonly type: 'created'; readonly job: string }
    | /** A state that was seen for the first time. */ {
        readonly type: 'state';
        readonly job: string;
        readonly state: string;
        readonly ended: boolean;
        readonly createTime: string | null;
        readonly endTime: string | null;
        readonly error: string | null;
        readonly hasOutput: boolean;
      }
    | /** The job waits for too long and is about to be cancelled; what becomes of its requests when it is. */ {
        readonly type: 'stuck';
        readonly job: string;
        readonly next: 'cancel' | 'retry';
      }
    | { readonly type: 'downloaded'; readonly job: string; readonly sizeBytes: number }
    | /** The service has no longer the job, or its output. */ {
        readonly type: 'lost';
        readonly job: string;
        readonly what: 'job' | 'output';
      }
  );

const time = z.string().refine((text) => Number.isFinite(Date.parse(text)));
const fact = { time, shard: z.number(), attempt: z.number() };
const job = z.string();

const journalEntrySchema: z.ZodType<JournalEntry> = z.discriminatedUnion('type', [
  z.object({ ...fact, type: z.literal('planned'), requests: z.number() }),
  z.object({ ...fact, type: z.literal('uploaded'), file: z.string(), expiresAt: z.string().nullable() }),
  z.object({ ...fact, type: z.literal('intent'), displayName: z.string() }),
  z.object({ ...fact, type: z.literal('refused'), reason: z.string() }),
  z.object({ ...fact, type: z.literal('created'), job }),
  z.object({
    ...fact,
    type: z.literal('state'),
    job,
    state: z.string(),
    ended: z.boolean(),
    createTime: z.string().nullable(),
    endTime: z.string().nullable(),
    error: z.string().nullable(),
    hasOutput: z.boolean(),
  }),
  z.object({ ...fact, type: z.literal('stuck'), job, next: z.enum(['cancel', 'retry']) }),
  z.object({ ...fact, type: z.literal('downloaded'), job, sizeBytes: z.number() }),
  z.object({ ...fact, type: z.literal('lost'), job, what: z.enum(['job', 'output']) }),
]);

type Untimed<E> = E extends unknown ? Omit<E, 'time'> : never;

/** What is about to be written down. */
export type NewFact = Untimed<JournalEntry>;

/** A fact at the present time. */
export function factNow(fact: NewFact, clock: Clock): JournalEntry {
  return { time: new Date(clock.now()).toISOString(), ...fact };
}

/**
 * Writes a fact and returns when it is on disk; the next step may rely on it. One call at a time: of two that repair a
 * torn line, one would lose what the other wrote. `holdRun` sees to that.
 */
export async function appendToJournal(folder: string, entry: JournalEntry, files: Files): Promise<void> {
  const { journal } = runPaths(folder);
  await writing(journal, async () => {
    if (!(await files.endsWithLine(journal))) await repair(folder, files);
    await files.appendLine(journal, JSON.stringify(entry));
  });
}

/** Takes away a last line that a crash cut off, or gives a whole one its end, so that the next fact gets its own line. */
async function repair(folder: string, files: Files): Promise<void> {
  const entries = await readJournal(folder, files);
  await files.write(
    runPaths(folder).journal,
    entries.map((entry) => `${JSON.stringify(entry)}\n`),
  );
}

/**
 * Reads a run's facts, in order. A last line that was cut off by a crash is left out: what it said never happened. One
 * that has its end was written whole: when it cannot be understood, perhaps because a newer version wrote it, something
 * happened that must not be passed over.
 */
export async function readJournal(folder: string, files: Files): Promise<JournalEntry[]> {
  const { journal } = runPaths(folder);
  if (!(await files.exists(journal))) return [];
  const entries: JournalEntry[] = [];
  let broken: number | null = null;
  let lastByte: number | undefined;
  // From the same bytes: another process may be adding the end of the line meanwhile.
  async function* bytes(): AsyncGenerator<Uint8Array> {
    for await (const chunk of files.read(journal)) {
      lastByte = chunk.at(-1) ?? lastByte;
      yield chunk;
    }
  }
  const damage = (line: number) => new GeminiBatchError('run-folder-broken', { folder, file: 'journal.jsonl', line });
  for await (const { text, line } of readOwnLines(folder, journal, bytes())) {
    if (broken !== null) throw damage(broken);
    const json = parseJson(text);
    const parsed = journalEntrySchema.safeParse('value' in json ? json.value : undefined);
    if (parsed.success) entries.push(parsed.data);
    else broken = line;
  }
  if (broken !== null && lastByte === newline) throw damage(broken);
  return entries;
}
