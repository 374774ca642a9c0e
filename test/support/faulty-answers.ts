import { type Gates, nodeFiles, readResults, runPaths, startRun } from '../../packages/core/src/index.ts';
import { startOptions, writeLines } from './emulated-run.ts';
import { type EmulatedService, emulatedService } from './emulated-service.ts';
import { requestLine } from './sample-requests.ts';

/** A line of a job's output. */
interface AnswerLine {
  readonly key: string;
  readonly response: Record<string, unknown>;
}

/** What becomes of an answer on its way: itself, another line, or nothing. `attempt` counts the jobs it was in, from 1. */
export type Fault = (line: AnswerLine, attempt: number) => unknown;

/** A line that says that a request failed. */
export function errorLine(key: string, code: number): { key: string; error: { code: number; message: string } } {
  return { key, error: { code, message: `code ${code}` } };
}

/** The service in memory, whose answers are changed while they are downloaded; the same each time. */
export function serviceWithFaults(fault: Fault): EmulatedService {
  const files = new Map<string, string[]>();
  return emulatedService(async ({ pathname }, arrive) => {
    const answer = await arrive();
    if (!pathname.endsWith(':download')) return answer;
    const lines = (await answer.text()).trimEnd().split('\n');
    const changed = lines.map((text) => {
      const line: AnswerLine = JSON.parse(text);
      const seen = files.get(line.key) ?? [];
      if (!seen.includes(pathname)) files.set(line.key, [...seen, pathname]);
      const attempt = (files.get(line.key) ?? []).indexOf(pathname) + 1;
      const now = fault(line, attempt);
      return now === null ? '' : `${JSON.stringify(now)}\n`;
    });
    return new Response(changed.join(''));
  });
}

/** The names under which the jobs of a service can be found, sorted; without what stands before the shard. */
export async function shardsAndAttempts({ context }: EmulatedService): Promise<string[]> {
  const names: string[] = [];
  for await (const { metadata } of context.client.listBatches()) names.push(metadata?.displayName ?? '');
  return names.map((name) => name.split('/').slice(3).join('/')).sort();
}

/** A run of six requests, `a` to `f`, in one job; with two attempts when nothing else is said. */
export async function startSixRequests(
  { context }: EmulatedService,
  { gates = {}, maxAttempts = 2 }: { gates?: Gates; maxAttempts?: number } = {},
): Promise<string> {
  await writeLines(
    'input.jsonl',
    ['a', 'b', 'c', 'd', 'e', 'f'].map((key) => requestLine(key)),
  );
  return await startRun(startOptions({ gates }, { maxAttempts }), context);
}

/** Failures of each kind in the first attempt; those of b, c and d may go away. */
export const variousFaults: Fault = (line, attempt) => {
  if (attempt > 1) return line;
  if (line.key === 'b') return errorLine('b', 14);
  if (line.key === 'c') return null;
  if (line.key === 'd') return { ...errorLine('d', 4), response: { usageMetadata: { promptTokenCount: 1000 } } };
  if (line.key === 'e') return errorLine('e', 3);
  if (line.key === 'f') return { key: 'f', response: { promptFeedback: { blockReason: 'SAFETY' } } };
  return line;
};

/** Which attempt of each key counts, and how it ended. */
export async function countedAttempts(folder: string): Promise<Record<string, readonly [number | null, string]>> {
  const results: Record<string, readonly [number | null, string]> = {};
  for await (const { key, attempt, reason } of readResults(runPaths(folder).results, nodeFiles)) {
    results[key] = [attempt, reason];
  }
  return results;
}
