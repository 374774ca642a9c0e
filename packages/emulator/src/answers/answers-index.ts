import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { type Line, readLines } from '../read-lines.ts';
import { AnswersFileError } from './answers-file-error.ts';
import { openWindow } from './open-window.ts';
import { type RecordedAnswer, readRecordedAnswer } from './recorded-answer.ts';

/** A file of recorded answers: where the line of each key and of each prompt is. The lines themselves stay on disk. */
export interface AnswersIndex {
  /** Changes when the file does. */
  readonly signature: string;
  open(): Promise<RecordedAnswers>;
}

/** The recorded answers while they are read. */
export interface RecordedAnswers {
  /** The answer recorded for the key, else the one for the prompt. White space around the prompt does not count. */
  find(key: string | undefined, prompt: string): Promise<RecordedAnswer | undefined>;
  close(): Promise<void>;
}

type Place = Pick<Line, 'number' | 'offsetBytes' | 'sizeBytes'>;
type Places = ReadonlyMap<string, Place>;

const memo = new Map<string, { readonly signature: string; readonly places: Promise<Places> }>();

/**
 * The index of a file, made once as long as the file does not change.
 *
 * @throws AnswersFileError when the file cannot be read or understood.
 */
export async function answersIndex(path: string): Promise<AnswersIndex> {
  const signature = await signatureOf(path);
  const known = memo.get(path);
  const entry = known?.signature === signature ? known : { signature, places: indexed(path) };
  memo.set(path, entry);
  try {
    const places = await entry.places;
    return { signature, open: () => openAnswers(path, places) };
  } catch (error) {
    memo.delete(path);
    throw error;
  }
}

async function signatureOf(path: string): Promise<string> {
  return await reading(path, async () => {
    const { mtimeMs, size } = await stat(path);
    return `${mtimeMs}/${size}`;
  });
}

async function indexed(path: string): Promise<Places> {
  return await reading(path, async () => {
    const places = new Map<string, Place>();
    for await (const { number, offsetBytes, sizeBytes, text } of readLines(createReadStream(path))) {
      if (text.trim() === '') {
        continue;
      }
      const { key, prompt } = recordedAnswer(path, number, text);
      const place = { number, offsetBytes, sizeBytes };
      if (key !== undefined) {
        places.set(placeOfKey(key), place);
      }
      if (prompt !== undefined) {
        places.set(placeOfPrompt(prompt), place);
      }
    }
    return places;
  });
}

async function openAnswers(path: string, places: Places): Promise<RecordedAnswers> {
  const window = await reading(path, () => openWindow(path));
  return {
    async find(key, prompt) {
      const byKey = key === undefined ? undefined : places.get(placeOfKey(key));
      const place = byKey ?? places.get(placeOfPrompt(prompt.trim()));
      if (place === undefined) {
        return undefined;
      }
      const bytes = await reading(path, () => window.read(place.offsetBytes, place.sizeBytes));
      return recordedAnswer(path, place.number, new TextDecoder().decode(bytes));
    },
    close: () => window.close(),
  };
}

function recordedAnswer(path: string, line: number, text: string): RecordedAnswer {
  const read = readRecordedAnswer(text);
  if ('problem' in read) {
    throw new AnswersFileError(path, line, read.problem);
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

async function reading<T>(path: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (cause) {
    throw cause instanceof AnswersFileError
      ? cause
      : new AnswersFileError(path, undefined, { en: 'cannot be read', zh: '无法读取' }, { cause });
  }
}
