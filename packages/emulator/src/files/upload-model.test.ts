import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEmulator, type Emulator } from '../create-emulator.ts';
import { sendChunk, startUpload } from '../testing/api-client.ts';
import { withTemporaryFolder } from '../testing/temporary-folder.ts';
import { chunkGranularityBytes as granule } from './chunk-granularity.ts';

/** Bytes that were acknowledged: so many of the same value. */
type Run = readonly [value: number, sizeBytes: number];

interface Model {
  state: 'active' | 'final' | 'cancelled' | 'refused';
  runs: Run[];
  readonly announcedBytes: number | undefined;
}

interface Real {
  readonly emulator: Emulator;
  readonly url: string;
}

type Command = fc.AsyncCommand<Model, Real>;

const noise = new Uint8Array(2 * granule);
const maxBytes = 3 * granule;

function filled(value: number, sizeBytes: number): Uint8Array<ArrayBuffer> {
  return noise.subarray(0, sizeBytes).fill(value);
}

function sizeOf(runs: readonly Run[]): number {
  return runs.reduce((sum, [, sizeBytes]) => sum + sizeBytes, 0);
}

function hashOf(runs: readonly Run[]): string {
  const hash = createHash('sha256');
  for (const [value, sizeBytes] of runs) {
    hash.update(filled(value, sizeBytes));
  }
  return btoa(hash.digest('hex'));
}

/** An answer that is no failure of the emulator, and says whether the upload goes on. */
function expectStatus(answer: Response, status: number, { state }: Model): void {
  expect(answer.status).toBe(status);
  expect(answer.headers.get('x-goog-upload-status')).toBe(state === 'refused' ? 'final' : state);
}

async function expectFile(answer: Response, model: Model): Promise<void> {
  expectStatus(answer, 200, model);
  expect((await answer.json()).file.sha256Hash).toBe(hashOf(model.runs));
}

/** The end of an upload is a file, or a refusal for good when another size was announced. */
async function expectEnd(answer: Response, model: Model): Promise<void> {
  const isWhole = [undefined, sizeOf(model.runs)].includes(model.announcedBytes);
  model.state = isWhole ? 'final' : 'refused';
  return isWhole ? await expectFile(answer, model) : expectStatus(answer, 400, model);
}

/** A chunk: rightly placed or not, in the middle or the last, whole or broken off. */
class Upload implements Command {
  readonly placeBytes: number;
  readonly run: Command['run'];
  readonly text: string;

  constructor(placeBytes: number, value: number, sizeBytes: number, isLast: boolean, breaksOff: boolean) {
    this.placeBytes = placeBytes;
    this.text = `${isLast ? 'upload, finalize' : 'upload'}(${placeBytes}, ${value} × ${sizeBytes}, ${breaksOff})`;
    this.run = async (model, { emulator, url }) => {
      const startBytes = sizeOf(model.runs);
      const body = breaksOff ? broken(filled(value, sizeBytes)) : filled(value, sizeBytes).slice();
      const answer = await emulator.fetch(url, {
        method: 'POST',
        headers: {
          'x-goog-upload-command': isLast ? 'upload, finalize' : 'upload',
          'x-goog-upload-offset': String(Math.max(0, startBytes + placeBytes)),
        },
        ...{ body, duplex: 'half' },
      });
      if (model.state === 'final') {
        return await expectFile(answer, model);
      }
      const isPlaced = placeBytes === 0 || (placeBytes < 0 && startBytes === 0);
      if (model.state !== 'active' || !isPlaced) {
        return expectStatus(answer, 400, model);
      }
      if (startBytes + sizeBytes > maxBytes) {
        model.state = 'refused';
        return expectStatus(answer, 400, model);
      }
      if (breaksOff) {
        const keptBytes = sizeBytes - (sizeBytes % granule);
        model.runs.push([value, keptBytes]);
        return expectStatus(answer, 400, model);
      }
      if (!isLast && sizeBytes % granule !== 0) {
        return expectStatus(answer, 400, model);
      }
      model.runs.push([value, sizeBytes]);
      await (isLast ? expectEnd(answer, model) : expectStatus(answer, 200, model));
    };
  }

  check(): boolean {
    return true;
  }

  toString(): string {
    return this.text;
  }
}

class Plain implements Command {
  readonly command: string;

  constructor(command: string) {
    this.command = command;
  }

  check(): boolean {
    return true;
  }

  async run(model: Model, { emulator, url }: Real): Promise<void> {
    const answer = await sendChunk(emulator, url, this.command);
    if (model.state === 'refused') {
      expectStatus(answer, 400, model);
    } else if (this.command === 'query') {
      expectStatus(answer, model.state === 'cancelled' ? 410 : 200, model);
      const received = answer.headers.get('x-goog-upload-size-received');
      expect(received).toBe(model.state === 'cancelled' ? null : String(sizeOf(model.runs)));
    } else if (this.command === 'finalize' && model.state === 'active') {
      await expectEnd(answer, model);
    } else if (this.command === 'finalize' && model.state === 'final') {
      await expectFile(answer, model);
    } else if (this.command === 'cancel' && model.state !== 'final') {
      model.state = 'cancelled';
      expectStatus(answer, 200, model);
    } else {
      expectStatus(answer, 400, model);
    }
  }

  toString(): string {
    return this.command;
  }
}

function broken(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(bytes.slice()),
    pull: (controller) => controller.error(new Error('The network is gone')),
  });
}

function newModel(announcedBytes: number | undefined): Model {
  return { state: 'active', runs: [], announcedBytes };
}

const sizes = fc.constantFrom(0, 1, 1000, granule - 1, granule, granule, granule, granule + 1, 2 * granule);
const places = fc.constantFrom(0, 0, 0, 0, 0, -1, 1, granule);
const seldom = fc.integer({ min: 0, max: 4 }).map((number) => number === 0);
const commands = fc.commands<Model, Real, false>(
  [
    fc.tuple(places, fc.integer({ min: 1, max: 255 }), sizes, seldom, seldom).map((given) => new Upload(...given)),
    fc.constantFrom('query', 'query', 'query', 'finalize', 'cancel', 'start', '').map((name) => new Plain(name)),
  ],
  { maxCommands: 12 },
);

const announced = fc.option(fc.constantFrom(0, 1000, granule, granule + 1, 2 * granule), { nil: undefined });

test.each(['memory', 'folder'])('whatever is sent, a file is what was acknowledged (store in %s)', async (kind) => {
  await withTemporaryFolder(async (folder) => {
    const limits = { fileBytes: maxBytes };
    const emulator = createEmulator(kind === 'folder' ? { limits, dataDir: folder } : { limits });
    await fc.assert(
      fc.asyncProperty(announced, commands, async (announcedBytes, sent) => {
        const headers = { 'x-goog-upload-header-content-length': String(announcedBytes ?? '') };
        const url = await startUpload(emulator, {}, headers);
        await fc.asyncModelRun(() => ({ model: newModel(announcedBytes), real: { emulator, url } }), sent);
      }),
      { numRuns: 25 },
    );
    await emulator.close();
  });
});
