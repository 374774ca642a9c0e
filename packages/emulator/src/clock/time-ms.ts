import * as z from 'zod';

/** The last time that the clock shows: far from the last that a date can hold. */
export const lastTimeMs: number = Date.UTC(9000, 0, 1);

/** A time that a record may hold, in ms since the epoch. One beyond could not be told on the wire. */
export const timeMsSchema: z.ZodType<number> = z.number().min(0).max(lastTimeMs);
