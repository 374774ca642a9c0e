import { readdir, readFile } from 'node:fs/promises';
import { type WireMessage, wireMessages, wireSources } from '@gemini-batch-test/core/wire-proof';
import * as z from 'zod';

/**
 * The body of an answer as a recording of the service was described to us, or as it is documented where no recording was
 * found: written by us, no recording itself.
 */
export interface DescribedBody {
  /** Of its file, without `.json`. */
  readonly name: string;
  readonly message: WireMessage;
  readonly sources: readonly string[];
  /** Of HTTP; a line of a file has none. */
  readonly status?: number | undefined;
  readonly body: unknown;
}

const fileSchema: z.ZodType<Omit<DescribedBody, 'name'>> = z.strictObject({
  note: z.literal('Written from the description of what was recorded, not a recording: see README.md'),
  sources: z.array(z.enum(Object.keys(wireSources))).min(1),
  message: z.enum(wireMessages),
  status: z.number().optional(),
  body: z.unknown(),
});

export const describedBodiesFolder: URL = new URL('../../fixtures/', import.meta.url);

/** All described bodies, in the order of their files. */
export async function describedBodies(): Promise<DescribedBody[]> {
  const files = (await readdir(describedBodiesFolder)).filter((name) => name.endsWith('.json')).sort();
  return await Promise.all(
    files.map(async (file) => {
      const text = await readFile(new URL(file, describedBodiesFolder), 'utf8');
      return { name: file.slice(0, -'.json'.length), ...fileSchema.parse(JSON.parse(text)) };
    }),
  );
}
