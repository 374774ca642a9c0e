import { isJsonObject, parseJson } from '../../json/json.ts';
import type { Files } from '../../platform/files.ts';
import { readLines } from '../../platform/read-lines.ts';
import { runPaths } from './run-paths.ts';

/**
 * Where the requests of these keys stand in the dataset or the file that a run was begun with, as line numbers from 1.
 * Of a dataset in CSV it is the line at which the row ends. Generated requests have none, nor those of a run that was
 * begun before lines were kept.
 */
export async function sourceLines(
  folder: string,
  keys: ReadonlySet<string>,
  files: Files,
): Promise<ReadonlyMap<string, number>> {
  const { requests } = runPaths(folder);
  const lines = new Map<string, number>();
  if (keys.size === 0 || !(await files.exists(requests))) return lines;
  for await (const { text } of readLines(files.read(requests))) {
    const json = parseJson(text);
    if (!('value' in json) || !isJsonObject(json.value)) continue;
    const { key, sourceLine } = json.value;
    if (typeof key === 'string' && typeof sourceLine === 'number' && keys.has(key)) lines.set(key, sourceLine);
    if (lines.size === keys.size) break;
  }
  return lines;
}
