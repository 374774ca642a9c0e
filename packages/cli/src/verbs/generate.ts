import { join } from 'node:path';
import { defaultModel, formatCount, generateRequests, inputLine, nodeFiles, writing } from '@gemini-batch-test/core';
import { exitCodes } from '../exit-codes.ts';
import { typeFlag } from '../options/suite-flags.ts';
import type { Session } from '../session.ts';

export interface GenerateFlags {
  readonly type: string;
  readonly count: number;
  readonly model?: string;
  readonly dir: string;
  readonly seed?: number;
  readonly json?: boolean;
}

/** Writes test requests in the service's own line form; prints the file. */
export async function generate(flags: GenerateFlags, session: Session): Promise<number> {
  const type = typeFlag(flags.type);
  const { count, seed = 1, model = defaultModel } = flags;
  const { lang } = session;
  const file = join(flags.dir, `test-${type}-${count}.jsonl`);
  function* lines(): Generator<string> {
    for (const request of generateRequests({ type, count, lang, seed, model })) yield `${inputLine(request)}\n`;
  }
  await writing(file, () => nodeFiles.write(file, lines()));
  session.terminal.out(flags.json ? `${JSON.stringify({ file, count, type }, null, 2)}\n` : `${file}\n`);
  session.terminal.note(session.words.generated(file, formatCount(count)));
  return exitCodes.passed;
}
