import * as z from 'zod';
import { isPlainObject } from './plain-object.ts';

// The values of each choice; the first is what happens unless told. Types, checks and the command's errors follow from
// this table, and a test holds the README to it.
const values = {
  /** Whether a create needs a display name: the SDK sends none, the reference says it is required. */
  displayName: ['optional', 'required'],
  /** What becomes of a line without a key: it is answered like any other, or the create is refused. */
  missingKey: ['accepted', 'refused'],
  /** What becomes of two lines with one key: both are answered, or the create is refused. */
  duplicateKey: ['accepted', 'refused'],
  /** What becomes of a line that is the bare request, as in a sample of the guide. */
  bareLine: ['refused', 'accepted'],
  /** What becomes of a request that its model cannot answer: its line fails with code 3, or the create is refused. */
  unfitRequest: ['failed-line', 'refused'],
  /** How lists in further fields of a line come back: empty, as googleapis/go-genai#513 reports, or as they were. */
  extraLists: ['emptied', 'kept'],
  /** The field of a failed line: `error`, as the guide’s code reads it, or `status`, as its prose says. */
  failedLine: ['error', 'status'],
  /** What a cancelled job gives: nothing, or the answers that it had by then. */
  cancelledOutput: ['none', 'partial'],
  /** Whether a deleted job stops, as the guide says, or goes on, as the reference says: its output can be had then. */
  deletedJob: ['stops', 'goes-on'],
  /** When a job expires: 48 hours, says the guide; 24, says the document on webhooks. */
  expiry: ['48-hours', '24-hours'],
  /** Whether an expired job has an error, code 4. */
  expiredError: ['present', 'absent'],
  /** How long an output file lives: as long as results do, or as other files. */
  outputLife: ['six-weeks', '48-hours'],
  /** Whether the counters of a list lag behind, for a minute of the service’s time, as was recorded. */
  listStats: ['stale', 'current'],
  /** The order of the list of jobs. */
  listOrder: ['newest-first', 'oldest-first'],
  /** What a priority does: above 0 it halves the wait and below it doubles it, or nothing. */
  priority: ['shortens-queue', 'ignored'],
  /** The error for a chunk at a wrong offset: a 400, or a 409. */
  wrongOffset: ['invalid-argument', 'aborted'],
  /** What is kept of a chunk whose connection broke: whole granules of 8 MiB, or all that came. */
  interruptedChunk: ['whole-granules', 'every-byte'],
  /** The error for the download of an uploaded file: a 400, or a 403. */
  uploadedDownload: ['invalid-argument', 'permission-denied'],
  /** The error for a create in the free tier: a 429, or a 400. */
  freeTier: ['quota', 'precondition'],
  /** Whether a webhook tells of a cancelled job; of those given with a job only. */
  webhookCancelled: ['silent', 'sent'],
  /** `data.id` of a webhook: the name `batches/…`, or the id alone. */
  webhookJob: ['name', 'id'],
  /** Where the user’s metadata is in a webhook: beside `data`, in it, or nowhere. */
  webhookMetadata: ['at-top', 'in-data', 'absent'],
  /** `output_file_uri` of a webhook: the name `files/…`, or an address `gs://…`. */
  webhookOutput: ['file-name', 'gs-uri'],
  /** `aud` of a webhook’s token: the address it is sent to, or `gemini-batch-emulator`. */
  webhookAudience: ['uri', 'project'],
  /** What a webhook’s token holds besides the usual claims: the event, or nothing. */
  webhookToken: ['event', 'plain'],
} as const;

type Values = typeof values;

/**
 * What the emulator does where nobody outside Google knows, or where documents and recordings are in conflict: one value
 * of each. "The guide" is ai.google.dev/gemini-api/docs/batch-api, "the reference" ai.google.dev/api/batch-api, "the
 * document on webhooks" ai.google.dev/gemini-api/docs/webhooks, as of 2026-11-24. The README has the same under "What
 * nobody knows", with what cannot be chosen.
 */
export type Choices = { readonly [Name in keyof Values]: Values[Name][number] };

/** The values that each choice can have, its default first. */
export const choiceValues: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(values));

/** Fills in what was not chosen; refuses a name or a value that is none. */
export const choicesSchema: z.ZodType<Choices> = z.preprocess(
  withDefaults,
  z.custom<Choices>(areChoices, 'There is no such choice or value'),
);

function withDefaults(made: unknown): unknown {
  const given = isPlainObject(made) ? Object.entries(made).filter(([, value]) => value !== undefined) : [];
  const usual = [...choiceValues].map(([name, [first]]) => [name, first]);
  return isPlainObject(made) ? Object.fromEntries([...usual, ...given]) : made;
}

function areChoices(made: unknown): boolean {
  return (
    isPlainObject(made) &&
    Object.entries(made).every(([name, value]) => choiceValues.get(name)?.some((known) => known === value) === true)
  );
}

/**
 * The choices with those that were not made, or are undefined, filled in. Throws a RangeError for a name or a value that
 * is none.
 */
export function completeChoices(made: object): Choices {
  for (const [name, value] of Object.entries(made)) {
    const known = choiceValues.get(name);
    if (known === undefined) {
      throw new RangeError(`There is no choice "${name}"; there are ${[...choiceValues.keys()].join(', ')}`);
    }
    if (value !== undefined && !known.includes(value)) {
      throw new RangeError(`Choice "${name}" must be ${known.join(' or ')}, not "${value}"`);
    }
  }
  return choicesSchema.parse(made);
}
