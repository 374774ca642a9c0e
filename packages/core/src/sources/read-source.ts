import { GeminiBatchError } from '../errors/gemini-batch-error.ts';
import { type DatasetTemplate, datasetRequest } from '../generators/dataset-request.ts';
import { generateRequests } from '../generators/generate-requests.ts';
import { isTooDeep, maxDepth } from '../json/is-too-deep.ts';
import { isJsonObject, parseJson } from '../json/json.ts';
import type { Lang } from '../locales/lang.ts';
import type { Files } from '../platform/files.ts';
import { readLines } from '../platform/read-lines.ts';
import type { SourcedRequest } from '../requests/batch-request.ts';
import { parseRequestLine } from '../requests/parse-request-line.ts';
import { withChecks } from '../requests/with-checks.ts';
import type { Source } from '../suites/suite.ts';
import { readCsvRows } from './read-csv-rows.ts';
import { unreadableLine } from './unreadable-line.ts';

/** Reads or makes the requests of a source, one by one. A line that cannot be used comes as an issue. */
export async function* readSource(
  source: Source,
  options: { files: Files; lang: Lang; model: string },
): AsyncGenerator<SourcedRequest> {
  if (source.kind === 'generator') {
    let line = 0;
    for (const request of generateRequests({ ...source, lang: options.lang, model: options.model })) {
      line += 1;
      yield withChecks({ request, line, model: null }, source.checks ?? []);
    }
    return;
  }
  await requireFile(options.files, source.file);
  try {
    if (source.kind === 'dataset') yield* readDataset(source.file, source.template, options.files);
    else yield* readRequestFile(source, options.files);
  } catch (error) {
    const issue = unreadableLine(error);
    if (issue === null) throw error;
    yield { issue };
  }
}

async function* readRequestFile(
  { file, checks = [] }: Extract<Source, { kind: 'requests' }>,
  files: Files,
): AsyncGenerator<SourcedRequest> {
  for await (const { text, line } of readLines(files.read(file), { strict: true })) {
    yield withChecks(parseRequestLine(text, line), checks);
  }
}

async function* readDataset(file: string, template: DatasetTemplate, files: Files): AsyncGenerator<SourcedRequest> {
  if (file.toLowerCase().endsWith('.csv')) {
    for (const row of readCsvRows(await readUtf8(file, files))) {
      yield 'issue' in row ? row : datasetRequest(row.fields, row.line, template);
    }
    return;
  }
  for await (const { text, line } of readLines(files.read(file), { strict: true })) {
    const parsed = parseJson(text);
    if ('reason' in parsed) yield { issue: { code: 'not-json', details: parsed, line, pointer: null } };
    else if (!isJsonObject(parsed.value)) yield { issue: { code: 'not-an-object', details: {}, line, pointer: null } };
    else if (isTooDeep(parsed.value)) {
      yield { issue: { code: 'too-deep', details: { levels: maxDepth }, line, pointer: null } };
    } else yield datasetRequest(parsed.value, line, template);
  }
}

/** A whole file, for a format whose rows may go over several lines. */
async function readUtf8(file: string, files: Files): Promise<string> {
  // Only to find bytes that are no text, and where.
  for await (const _ of readLines(files.read(file), { strict: true }));
  return await files.readText(file);
}

/** A missing file, a folder and a file without the right to read are one thing to the user: it cannot be read. */
async function requireFile(files: Files, file: string): Promise<void> {
  try {
    for await (const _ of files.read(file)) break;
  } catch (cause) {
    throw new GeminiBatchError('input-missing', { file }, { cause });
  }
}
