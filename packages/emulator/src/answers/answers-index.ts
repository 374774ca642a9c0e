import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { outputLineSchema } from '@gemini-batch-test/core/wire';
import { ServiceError } from '../http/service-error.ts';
import { isPlainObject, type PlainObject } from '../plain-object.ts';
import { type Line, readLines } from '../read-lines.ts';
import { openWindow } from './open-window.ts';

/** A file of recorded answers: where each key's line is. The lines themselves stay on disk. */
export interface AnswersIndex {
  /** Changes when the file does. */
  readonly signature: string;
  open(): Promise<RecordedAnswers>;
}

/** The recorded answers while they are read. */
export interface RecordedAnswers {
  find(key: string): Promise<PlainObject | undefined>;
  close(): Promise<void>;
}

type Place = Pick<Line, 'offsetBytes' | 'sizeBytes'>;

const memo = new Map<string, { readonly signature: string; readonly places: Promise<ReadonlyMap<string, Place>> }>();

/** The index of a file, made once as long as the file does not change. Throws when it cannot be read or understood. */
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
  try {
    const { mtimeMs, size } = await stat(path);
    return `${mtimeMs}/${size}`;
  } catch (cause) {
    throw new ServiceError('FAILED_PRECONDITION', `The file of recorded answers "${path}" cannot be read.`, [], {
      cause,
    });
  }
}

async function indexed(path: string): Promise<ReadonlyMap<string, Place>> {
  const places = new Map<string, Place>();
  for await (const line of readLines(createReadStream(path))) {
    if (line.text.trim() !== '') {
      places.set(keyOf(line, path), { offsetBytes: line.offsetBytes, sizeBytes: line.sizeBytes });
    }
  }
  return places;
}

function keyOf(line: Line, path: string): string {
  const value = parsed(line.text) ?? {};
  const key = value.key ?? value.id;
  const isAnswer =
    typeof value.text === 'string' ||
    (['response', 'error', 'status'].some((name) => Object.hasOwn(value, name)) &&
      outputLineSchema.safeParse({ ...value, key: '' }).success);
  if ((typeof key !== 'string' && typeof key !== 'number') || !isAnswer) {
    throw new ServiceError(
      'FAILED_PRECONDITION',
      `Line ${line.number} of the recorded answers "${path}" is neither {"id", "text"} nor {"key", "response" or "error"}.`,
    );
  }
  return String(key);
}

async function openAnswers(path: string, places: ReadonlyMap<string, Place>): Promise<RecordedAnswers> {
  const window = await openWindow(path);
  return {
    async find(key) {
      const place = places.get(key);
      return place === undefined
        ? undefined
        : parsed(new TextDecoder().decode(await window.read(place.offsetBytes, place.sizeBytes)));
    },
    close: () => window.close(),
  };
}

function parsed(text: string): PlainObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isPlainObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
