import { createHash } from 'node:crypto';
import { type Line, readLines } from '../read-lines.ts';
import type { Store } from '../store/store.ts';
import { AnswersFileError } from './answers-file-error.ts';
import { blobWindow } from './blob-window.ts';
import { type RecordedAnswer, readRecordedAnswer } from './recorded-answer.ts';

/** Recorded answers that are kept in a store. The lines stay there until they are asked for. */
export interface RecordedAnswers {
  /** The answer recorded for the key, else the one for the prompt. White space around the prompt does not count. */
  find(key: string | undefined, prompt: string): Promise<RecordedAnswer | undefined>;
}

type Place = Pick<Line, 'number' | 'offsetBytes' | 'sizeBytes'>;

/** Where the line of each key and of each prompt is. */
export type AnswersIndex = ReadonlyMap<string, Place>;

const indexesOfStores = new WeakMap<Store, Map<string, Promise<AnswersIndex>>>();

/** The recorded answers of a blob, as `keepAnswers` made it. */
export async function recordedAnswers(store: Store, blobId: string): Promise<RecordedAnswers> {
  const indexes = indexesOfStores.get(store) ?? new Map<string, Promise<AnswersIndex>>();
  indexesOfStores.set(store, indexes);
  const index = indexes.get(blobId) ?? indexAnswers(store.readBlob(blobId), blobId);
  indexes.set(blobId, index);
  index.catch(() => indexes.delete(blobId));
  const places = await index;
  const read = blobWindow(store, blobId);
  return {
    async find(key, prompt) {
      const byKey = key === undefined ? undefined : places.get(placeOfKey(key));
      const place = byKey ?? places.get(placeOfPrompt(prompt.trim()));
      if (place === undefined) {
        return undefined;
      }
      const bytes = await read(place.offsetBytes, place.sizeBytes);
      return recordedAnswer(blobId, place.number, new TextDecoder().decode(bytes));
    },
  };
}

/**
 * Reads recorded answers to their end. `name` is how an error calls them.
 *
 * @throws AnswersFileError for the first line that is no answer.
 */
export async function indexAnswers(bytes: AsyncIterable<Uint8Array>, name: string): Promise<AnswersIndex> {
  const places = new Map<string, Place>();
  for await (const { number, offsetBytes, sizeBytes, text } of readLines(bytes)) {
    if (text.trim() === '') {
      continue;
    }
    const { key, prompt } = recordedAnswer(name, number, text);
    const place = { number, offsetBytes, sizeBytes };
    if (key !== undefined) {
      places.set(placeOfKey(key), place);
    }
    if (prompt !== undefined) {
      places.set(placeOfPrompt(prompt), place);
    }
  }
  return places;
}

function recordedAnswer(name: string, line: number, text: string): RecordedAnswer {
  const read = readRecordedAnswer(text);
  if ('problem' in read) {
    throw new AnswersFileError(name, line, read.problem);
  }
  return read.answer;
}

function placeOfKey(key: string): string {
  return `key ${key}`;
}

/** Prompts can be long, and there is one a line: only their digests are held. */
function placeOfPrompt(prompt: string): string {
  return `prompt ${createHash('sha256').update(prompt).digest('base64')}`;
}
