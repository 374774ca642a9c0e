import { answerOf } from '../../analyzer/answer.ts';
import type { Result } from '../../analyzer/result.ts';
import { GeminiBatchError } from '../../errors/gemini-batch-error.ts';
import { parseJson } from '../../json/json.ts';
import type { Files } from '../../platform/files.ts';
import { lineRanges } from '../../platform/line-ranges.ts';
import { createRangeReader } from '../../platform/range-reader.ts';
import { longestLine } from '../../platform/read-lines.ts';
import { answerText, promptText, type RequestDetail } from '../../reports/request-detail.ts';
import type { BatchRequest } from '../../requests/batch-request.ts';
import { outputLineSchema } from '../../wire/index.ts';
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
  const known = new Map<string, OutputLines | null>();

  async function linesOf(path: string): Promise<OutputLines | null> {
    const lines = known.get(path) ?? ((await files.exists(path)) ? await openOutput(path, files) : null);
    known.set(path, lines);
    return lines;
  }

  return {
    async of({ shard, attempt, line }) {
      if (shard === null || attempt === null || line === null) return null;
      if (shard !== ofShard) known.clear();
      ofShard = shard;
      const text = await (await linesOf(output(shard, attempt)))?.(line);
      return text === undefined || text === null ? null : answerIn(text);
    },
  };
}

/** Gives one line of an output; null when it has no such line. */
type OutputLines = (line: number) => Promise<string | null>;

async function openOutput(path: string, files: Files): Promise<OutputLines> {
  const ranges = await lineRanges(files.read(path));
  const readRange = createRangeReader(path, files);
  const decoder = new TextDecoder();
  return async (line) => {
    const range = ranges.of(line);
    // A line that no text could hold is no answer that was counted.
    if (range !== null && range.end - range.start > longestLine) return null;
    return range && decoder.decode(await readRange(range));
  };
}

function answerIn(text: string): string | null {
  const json = parseJson(text);
  const line = outputLineSchema.safeParse('value' in json ? json.value : undefined);
  return (line.success && answerText(answerOf(line.data))) || null;
}
