import { GeminiBatchError } from '../errors/gemini-batch-error.ts';
import { type DatasetTemplate, datasetRequest } from '../generators/dataset-request.ts';
import { generateRequests } from '../generators/generate-requests.ts';
import { isJsonObject, parseJson } from '../json/json.ts';
import type { Lang } from '../locales/lang.ts';
import type { Files } from '../platform/files.ts';
import { readLines } from '../platform/read-lines.ts';
import type { SourcedRequest } from '../requests/batch-request.ts';
import { parseRequestLine } from '../requests/parse-request-line.ts';
import type { Source } from '../suites/suite.ts';
import { readCsvRows } from './read-csv-rows.ts';

/** Reads or makes the requests of a source, one by one. A line that cannot be used comes as an issue. */
export async function* readSource(
  source: Source,
  options: { files: Files; lang: Lang; model: string },
): AsyncGenerator<SourcedRequest> {
  if (source.kind === 'generator') {
    let line = 0;
    for (const request of generateRequests({ ...source, lang: options.lang, model: options.model })) {
      line += 1;
      yield { request, line, model: null };
    }
    return;
  }
  await requireFile(options.files, source.file);
  if (source.kind === 'dataset') yield* readDataset(source.file, source.template, options.files);
  else
    for await (const { text, line } of readLines(options.files.read(source.file))) yield parseRequestLine(text, line);
}

async function* readDataset(file: string, template: DatasetTemplate, files: Files): AsyncGenerator<SourcedRequest> {
  if (file.toLowerCase().endsWith('.csv')) {
    for (const row of readCsvRows(await files.readText(file))) {
      yield 'issue' in row ? row : datasetRequest(row.fields, row.line, template);
    }
    return;
  }
  for await (const { text, line } of readLines(files.read(file))) {
    const parsed = parseJson(text);
    if ('reason' in parsed) yield { issue: { code: 'not-json', details: parsed, line, pointer: null } };
    else if (!isJsonObject(parsed.value)) yield { issue: { code: 'not-an-object', details: {}, line, pointer: null } };
    else yield datasetRequest(parsed.value, line, template);
  }
}

/** A missing file, a folder and a file without the right to read are one thing to the user: it cannot be read. */
async function requireFile(files: Files, file: string): Promise<void> {
  try {
    for await (const _ of files.read(file)) break;
  } catch (cause) {
    throw new GeminiBatchError('input-missing', { file }, { cause });
  }
}
