import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** So much may pass through before what has passed is cleared from where V8 puts what is new; that takes a ms or two. */
const shortPatienceBytes = 512 * 1024;
/** So much before all memory is gone through; that takes some ten ms. */
const longPatienceBytes = 4 * 1024 * 1024;

/** At most one part in so many of the time goes into it: where a program has much in memory, it takes long. */
const partOfTime = 4;

let isOn = false;
let notBeforeMs = 0;
let sinceShortBytes = 0;
let sinceLongBytes = 0;
let collect: ((options?: { readonly type: 'minor' }) => void) | undefined;

/**
 * From now on what large blobs leave in memory is cleared while they pass through. V8 looks for garbage only when
 * hundreds of megabytes have gathered; that would be most of the memory of an emulator through which a file of 2 GB
 * streams (`pnpm test:soak`). For a process that does nothing but serve: it sets flags of V8.
 */
export function collectGarbageOfStreams(): void {
  isOn = true;
}

/** To be told of the bytes of blobs as they pass through. Small blobs never come to a collection. */
export function bytesPassed(sizeBytes: number): void {
  if (!isOn) {
    return;
  }
  sinceShortBytes += sizeBytes;
  sinceLongBytes += sizeBytes;
  const startMs = performance.now();
  if (sinceLongBytes >= longPatienceBytes && startMs >= notBeforeMs) {
    sinceLongBytes = 0;
    sinceShortBytes = 0;
    collect ??= garbageCollector();
    collect();
    const endMs = performance.now();
    notBeforeMs = endMs + (partOfTime - 1) * (endMs - startMs);
  } else if (sinceShortBytes >= shortPatienceBytes) {
    sinceShortBytes = 0;
    collect?.({ type: 'minor' });
  }
}

/**
 * V8's own, which it shows on demand only; nothing where a runtime does not show it. From then on the place of what is
 * new keeps its size: it would grow to 128 MB under a stream, and hold them.
 */
function garbageCollector(): NonNullable<typeof collect> {
  try {
    setFlagsFromString('--expose-gc');
    setFlagsFromString('--semi-space-growth-factor=1');
    const found: unknown = runInNewContext('gc');
    return typeof found === 'function' ? (options) => void found(options) : () => {};
  } catch {
    return () => {};
  }
}
