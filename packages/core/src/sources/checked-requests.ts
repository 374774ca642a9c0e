import { GeminiBatchError } from '../errors/gemini-batch-error.ts';
import type { InputIssue } from '../errors/input-issue.ts';
import type { Lang } from '../locales/lang.ts';
import type { Files } from '../platform/files.ts';
import { readLines } from '../platform/read-lines.ts';
import type { SourcedRequest } from '../requests/batch-request.ts';
import { type CheckedLine, checkLine } from '../requests/check-line.ts';
import { type LocatedIssue, locateIssues, unlocated } from '../requests/located-issue.ts';
import { parseRequestLine } from '../requests/parse-request-line.ts';
import { requestIssues } from '../requests/request-issues.ts';
import type { Source } from '../suites/suite.ts';
import { readSource } from './read-source.ts';
import { unreadableLine } from './unreadable-line.ts';

export interface CheckOptions {
  readonly files: Files;
  /** Of generated prompts. */
  readonly lang: Lang;
  /** The model that requests are checked for; gets what a line itself names. */
  readonly model: (named: string | null) => string;
}

const byteOrderMark = [0xef, 0xbb, 0xbf];

/** Reads every request of a source with what is wrong with it. Throws `input-missing`. */
export async function* checkedRequests(source: Source, options: CheckOptions): AsyncGenerator<CheckedLine> {
  const { files, lang, model } = options;
  if (source.kind !== 'requests') {
    for await (const sourced of readSource(source, { files, lang, model: model(null) })) {
      yield { sourced, issues: issuesOfRow(sourced, model(null)).map(unlocated) };
    }
    return;
  }
  const [first = new Uint8Array()] = await firstChunk(source.file, files);
  if (byteOrderMark.every((byte, index) => first[index] === byte)) {
    const issue: InputIssue = { code: 'byte-order-mark', details: {}, line: 1, pointer: null };
    yield { sourced: null, issues: [{ issue, column: 1, endColumn: null }] };
  }
  try {
    for await (const { text, line } of readLines(files.read(source.file), { strict: true })) {
      yield checkLine(text, line, model);
    }
  } catch (error) {
    const issue = unreadableLine(error);
    if (issue === null) throw error;
    yield { sourced: null, issues: [unlocated(issue)] };
  }
}

/** What is wrong with a request that was made from a row: of its fields no column can be told. */
function issuesOfRow(sourced: SourcedRequest, model: string): InputIssue[] {
  if ('issue' in sourced) return [sourced.issue];
  return requestIssues(sourced.request.request, { line: sourced.line, root: '/request', model });
}

async function firstChunk(file: string, files: Files): Promise<Uint8Array[]> {
  try {
    for await (const chunk of files.read(file)) return [chunk];
    return [];
  } catch (cause) {
    throw new GeminiBatchError('input-missing', { file }, { cause });
  }
}

/** Reads a source again for the keys of which two looked alike; tells those that are the same. */
export async function* duplicateKeys(
  source: Source,
  suspects: ReadonlySet<string>,
  options: CheckOptions,
): AsyncGenerator<LocatedIssue> {
  const firstLines = new Map<string, number>();
  for await (const { sourced, text } of sourcedAgain(source, options)) {
    if ('issue' in sourced || !suspects.has(sourced.request.key)) continue;
    const { line } = sourced;
    const { key } = sourced.request;
    const firstLine = firstLines.get(key);
    if (firstLine === undefined) {
      firstLines.set(key, line);
      continue;
    }
    const issue: InputIssue = { code: 'key-duplicate', details: { key, firstLine }, line, pointer: null };
    yield* text === null ? [unlocated(issue)] : locateIssues([issue], text, JSON.parse(text));
  }
}

async function* sourcedAgain(
  source: Source,
  { files, lang, model }: CheckOptions,
): AsyncGenerator<{ sourced: SourcedRequest; text: string | null }> {
  if (source.kind !== 'requests') {
    for await (const sourced of readSource(source, { files, lang, model: model(null) })) yield { sourced, text: null };
    return;
  }
  try {
    for await (const { text, line } of readLines(files.read(source.file), { strict: true })) {
      yield { sourced: parseRequestLine(text, line), text };
    }
  } catch (error) {
    // It was said the first time.
    if (unreadableLine(error) === null) throw error;
  }
}
