import * as z from 'zod';
import type { Result } from '../analyzer/result.ts';
import { checkNames } from '../checks/check.ts';
import { GeminiBatchError } from '../errors/gemini-batch-error.ts';
import { parseJson } from '../json/json.ts';
import type { Files } from '../platform/files.ts';
import { readLines } from '../platform/read-lines.ts';

const resultSchema: z.ZodType<Result> = z.looseObject({
  schemaVersion: z.literal(1),
  key: z.string(),
  type: z.string(),
  rowDigest: z.string(),
  outcome: z.enum(['succeeded', 'failed']),
  reason: z.string(),
  message: z.string().nullable(),
  checks: z.array(z.object({ name: z.enum(checkNames), passed: z.boolean() })),
  tokens: z.object({ prompt: z.number(), cached: z.number(), candidates: z.number(), thoughts: z.number() }).nullable(),
  modelVersion: z.string().nullable(),
  attempt: z.number().nullable(),
  shard: z.number().nullable(),
  line: z.number().nullable(),
});

/** Reads a `results.jsonl`, one result a key. */
export async function* readResults(file: string, files: Files): AsyncGenerator<Result, undefined> {
  for await (const { text, line } of readLines(files.read(file))) {
    const json = parseJson(text);
    const parsed = resultSchema.safeParse('value' in json ? json.value : undefined);
    if (!parsed.success) throw new GeminiBatchError('run-folder-broken', { folder: '', file, line });
    yield parsed.data;
  }
}
