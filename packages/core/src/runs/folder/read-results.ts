import * as z from 'zod';
import type { Result } from '../../analyzer/result.ts';
import { checkNames } from '../../checks/check.ts';
import { GeminiBatchError } from '../../errors/gemini-batch-error.ts';
import { isJsonObject, parseJson } from '../../json/json.ts';
import type { Files } from '../../platform/files.ts';
import { NotUtf8Error, readLines } from '../../platform/read-lines.ts';

const count = z.int().min(0);

const resultSchema: z.ZodType<Result> = z.looseObject({
  schemaVersion: z.literal(1),
  key: z.string(),
  type: z.string(),
  rowDigest: z.string(),
  outcome: z.enum(['succeeded', 'failed']),
  reason: z.string(),
  message: z.string().nullable(),
  checks: z.array(z.object({ name: z.enum(checkNames), passed: z.boolean() })),
  tokens: z.object({ prompt: count, cached: count, candidates: count, thoughts: count }).nullable(),
  modelVersion: z.string().nullable(),
  attempt: count.nullable(),
  shard: count.nullable(),
  line: count.nullable(),
});

/** A result, and the line where it stands, from 1. */
export interface NumberedResult {
  readonly result: Result;
  readonly line: number;
}

/** Reads a `results.jsonl`, one result a key. Throws `results-broken` or `results-newer`. */
export async function* readResults(file: string, files: Files): AsyncGenerator<Result, undefined> {
  for await (const { result } of readNumberedResults(file, files)) yield result;
}

/** As `readResults`, with the lines. */
export async function* readNumberedResults(file: string, files: Files): AsyncGenerator<NumberedResult, undefined> {
  for await (const { text, line } of readWholeLines(file, files)) {
    const json = parseJson(text);
    const value = 'value' in json ? json.value : undefined;
    const parsed = resultSchema.safeParse(value);
    if (parsed.success) {
      yield { result: parsed.data, line };
      continue;
    }
    const version = isJsonObject(value) ? value.schemaVersion : undefined;
    if (typeof version === 'number' && version > 1) throw new GeminiBatchError('results-newer', { file, version });
    throw new GeminiBatchError('results-broken', { file, line, key: null });
  }
}

/** The lines of a file; what keeps them from being read is thrown as `results-broken`. */
async function* readWholeLines(file: string, files: Files): ReturnType<typeof readLines> {
  try {
    yield* readLines(files.read(file), { strict: true });
  } catch (cause) {
    const line = cause instanceof NotUtf8Error ? cause.line : null;
    throw new GeminiBatchError('results-broken', { file, line, key: null }, { cause });
  }
}
