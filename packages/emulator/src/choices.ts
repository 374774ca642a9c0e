import * as z from 'zod';

/**
 * What the emulator does where nobody outside Google knows, or where documents and recordings are in conflict. The
 * package's README says what each stands for, under "What nobody knows".
 */
export interface Choices {
  readonly displayName: 'optional' | 'required';
  readonly missingKey: 'accepted' | 'refused';
  readonly duplicateKey: 'accepted' | 'refused';
  readonly bareLine: 'refused' | 'accepted';
  readonly unfitRequest: 'failed-line' | 'refused';
  readonly extraLists: 'emptied' | 'kept';
  readonly failedLine: 'error' | 'status';
  readonly cancelledOutput: 'none' | 'partial';
  readonly deletedJob: 'stops' | 'goes-on';
  readonly expiry: '48-hours' | '24-hours';
  readonly expiredError: 'present' | 'absent';
  readonly outputLife: 'six-weeks' | '48-hours';
  readonly listStats: 'stale' | 'current';
  readonly listOrder: 'newest-first' | 'oldest-first';
  readonly priority: 'shortens-queue' | 'ignored';
  readonly wrongOffset: 'invalid-argument' | 'aborted';
  readonly interruptedChunk: 'whole-granules' | 'every-byte';
  readonly uploadedDownload: 'invalid-argument' | 'permission-denied';
  readonly freeTier: 'quota' | 'precondition';
  readonly webhookCancelled: 'silent' | 'sent';
  readonly webhookJob: 'name' | 'id';
  readonly webhookMetadata: 'at-top' | 'in-data' | 'absent';
  readonly webhookOutput: 'file-name' | 'gs-uri';
  readonly webhookAudience: 'uri' | 'project';
  readonly webhookToken: 'event' | 'plain';
}

const shape = {
  displayName: z.enum(['optional', 'required']).default('optional'),
  missingKey: z.enum(['accepted', 'refused']).default('accepted'),
  duplicateKey: z.enum(['accepted', 'refused']).default('accepted'),
  bareLine: z.enum(['refused', 'accepted']).default('refused'),
  unfitRequest: z.enum(['failed-line', 'refused']).default('failed-line'),
  extraLists: z.enum(['emptied', 'kept']).default('emptied'),
  failedLine: z.enum(['error', 'status']).default('error'),
  cancelledOutput: z.enum(['none', 'partial']).default('none'),
  deletedJob: z.enum(['stops', 'goes-on']).default('stops'),
  expiry: z.enum(['48-hours', '24-hours']).default('48-hours'),
  expiredError: z.enum(['present', 'absent']).default('present'),
  outputLife: z.enum(['six-weeks', '48-hours']).default('six-weeks'),
  listStats: z.enum(['stale', 'current']).default('stale'),
  listOrder: z.enum(['newest-first', 'oldest-first']).default('newest-first'),
  priority: z.enum(['shortens-queue', 'ignored']).default('shortens-queue'),
  wrongOffset: z.enum(['invalid-argument', 'aborted']).default('invalid-argument'),
  interruptedChunk: z.enum(['whole-granules', 'every-byte']).default('whole-granules'),
  uploadedDownload: z.enum(['invalid-argument', 'permission-denied']).default('invalid-argument'),
  freeTier: z.enum(['quota', 'precondition']).default('quota'),
  webhookCancelled: z.enum(['silent', 'sent']).default('silent'),
  webhookJob: z.enum(['name', 'id']).default('name'),
  webhookMetadata: z.enum(['at-top', 'in-data', 'absent']).default('at-top'),
  webhookOutput: z.enum(['file-name', 'gs-uri']).default('file-name'),
  webhookAudience: z.enum(['uri', 'project']).default('uri'),
  webhookToken: z.enum(['event', 'plain']).default('event'),
};

/** Fills in what was not chosen; refuses a name or a value that is none. */
export const choicesSchema: z.ZodType<Choices> = z.strictObject(shape);

/** The values that each choice can have, its default first. */
export const choiceValues: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(shape).map(([name, choice]) => [name, choice.unwrap().options]),
);

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
