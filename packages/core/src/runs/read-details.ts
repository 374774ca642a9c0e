import { answerOf } from '../analyzer/answer.ts';
import type { Result } from '../analyzer/result.ts';
import { GeminiBatchError } from '../errors/gemini-batch-error.ts';
import { parseJson } from '../json/json.ts';
import type { Files } from '../platform/files.ts';
import { lineRanges } from '../platform/line-ranges.ts';
import { readLines } from '../platform/read-lines.ts';
import { answerText, promptText, type RequestDetail } from '../reports/request-detail.ts';
import type { BatchRequest } from '../requests/batch-request.ts';
import { outputLineSchema } from '../wire/index.ts';
import type { OpenRun } from './open-run.ts';
import { readRequests } from './read-requests.ts';
import { readResults } from './read-results.ts';
import { runPaths } from './run-paths.ts';

/**
 * Every result of an analyzed run, in order, with its prompt and the answer that counts; null where the folder lacks
 * them, as one that holds only the report does. Keeps no text longer than it is looked at. `redact` takes the API key
 * out of them. Throws `run-folder-broken` when results and requests are not of the same run.
 */
export async function* readDetails(
  run: OpenRun,
  files: Files,
  { redact = String }: { readonly redact?: (text: string) => string } = {},
): AsyncGenerator<RequestDetail, undefined> {
  const { folder, record } = run;
  const paths = runPaths(folder);
  const hasRequests = record.requestsKnown && (await files.exists(paths.requests));
  const requests = hasRequests ? readRequests(run, files) : null;
  const answers = createAnswerReader(folder, files);
  let line = 0;
  try {
    for await (const result of readResults(paths.results, files)) {
      line += 1;
      const next = await requests?.next();
      const request: BatchRequest | null = next?.value?.request ?? null;
      if (requests !== null && request?.key !== result.key) {
        throw new GeminiBatchError('run-folder-broken', { folder, file: 'results.jsonl', line });
      }
      const answer = await answers.of(result);
      yield {
        result,
        prompt: request && redact(promptText(request.request)),
        answer: answer && redact(answer),
      };
    }
  } finally {
    await requests?.return(undefined);
  }
}

/** Reads single lines of a run's outputs. The places of one shard's lines are known at a time. */
function createAnswerReader(folder: string, files: Files): { of(result: Result): Promise<string | null> } {
  const { output } = runPaths(folder);
  let ofShard: number | null = null;
  const known = new Map<string, Awaited<ReturnType<typeof lineRanges>> | null>();

  async function rangesOf(path: string): Promise<Awaited<ReturnType<typeof lineRanges>> | null> {
    const ranges = known.get(path) ?? ((await files.exists(path)) ? await lineRanges(files.read(path)) : null);
    known.set(path, ranges);
    return ranges;
  }

  return {
    async of({ shard, attempt, line }) {
      if (shard === null || attempt === null || line === null) return null;
      if (shard !== ofShard) known.clear();
      ofShard = shard;
      const path = output(shard, attempt);
      const range = (await rangesOf(path))?.of(line) ?? null;
      if (range === null) return null;
      for await (const { text } of readLines(files.read(path, range))) return answerIn(text);
      return null;
    },
  };
}

function answerIn(text: string): string | null {
  const json = parseJson(text);
  const line = outputLineSchema.safeParse('value' in json ? json.value : undefined);
  return (line.success && answerText(answerOf(line.data))) || null;
}
