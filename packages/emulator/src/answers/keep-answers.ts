import { createHash, type Hash } from 'node:crypto';
import { newObjectId } from '../store/object-id.ts';
import type { Store } from '../store/store.ts';
import { answersFileBytes, answersFileSignature } from './answers-file.ts';
import { indexAnswers } from './answers-index.ts';

interface Kept {
  readonly signature: string;
  readonly blobId: Promise<string>;
}

const keptOfStores = new WeakMap<Store, Map<string, Kept>>();

/**
 * Keeps a copy of a file of recorded answers in the store, once as long as it does not change, and gives the blob's id:
 * a job answers with what there was when it was created, whatever becomes of the file.
 *
 * @throws AnswersFileError when the file cannot be read or understood.
 */
export async function keepAnswers(store: Store, path: string): Promise<string> {
  const files = keptOfStores.get(store) ?? new Map<string, Kept>();
  keptOfStores.set(store, files);
  const signature = await answersFileSignature(path);
  const known = files.get(path);
  const kept = known?.signature === signature ? known : { signature, blobId: copied(store, path) };
  files.set(path, kept);
  try {
    return await kept.blobId;
  } catch (error) {
    files.delete(path);
    throw error;
  }
}

async function copied(store: Store, path: string): Promise<string> {
  const temporaryId = newObjectId(36);
  const hash = createHash('sha256');
  try {
    await store.writeBlob(temporaryId, 0, hashed(answersFileBytes(path), hash));
    await indexAnswers(store.readBlob(temporaryId), path);
    // Named by its content, so the same answers are kept once; linked when it is whole, so a kill leaves no half.
    const id = `recorded-${hash.digest('hex').slice(0, 40)}`;
    if ((await store.blobSize(id)) === undefined) {
      await store.linkBlob(temporaryId, id);
    }
    return id;
  } finally {
    await store.removeBlob(temporaryId);
  }
}

async function* hashed(bytes: AsyncIterable<Uint8Array>, hash: Hash): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    hash.update(chunk);
    yield chunk;
  }
}
