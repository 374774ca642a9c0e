import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';

const fileBytes = 2 * 1024 ** 3;
/** The lengths of the lines in turn, and of one in a hundred: most are short, some are long. */
const lineBytes = [300, 2_000, 64 * 1024, 700, 30_000];
const longLineBytes = 1024 * 1024;
const headers = { 'x-goog-api-key': 'any' };

/** Sends a file of 2 GB, makes a job of it and reads its output, which has as much. Says what came back. */
export async function soakRoundTrip(url: string): Promise<string> {
  const sent = inputFile();
  const name = await upload(url, sent);
  const operation = await json(`${url}/v1beta/models/gemini-3.5-flash-lite:batchGenerateContent`, {
    batch: { displayName: 'soak', inputConfig: { fileName: name } },
  });
  const job = await json(`${url}/v1beta/${operation.name}`);
  const { lineCount, sizeBytes } = await download(`${url}/v1beta/${job.response.responsesFile}:download?alt=media`);
  if (lineCount !== sent.lineCount()) {
    throw new Error(`${sent.lineCount()} lines went up and ${lineCount} came down`);
  }
  return `${lineCount} lines up and down, output of ${(sizeBytes / 1024 ** 3).toFixed(2)} GiB`;
}

interface Sent {
  readonly stream: ReadableStream<Uint8Array>;
  readonly sha256Hash: () => string;
  readonly lineCount: () => number;
}

/** Lines with a field that comes back in the output, so that it is as large as the input. */
function inputFile(): Sent {
  const hash = createHash('sha256');
  const filler = Buffer.alloc(longLineBytes, 'x');
  let leftBytes = fileBytes;
  let count = 0;
  const nextLine = (): Buffer => {
    const head = `{"key":"k${count}","request":{"contents":[{"parts":[{"text":"Hi"}]}]},"note":"`;
    const wanted = count % 100 === 99 ? longLineBytes : (lineBytes[count % lineBytes.length] ?? 0);
    const size = Math.max(0, wanted - head.length - 3);
    count += 1;
    return Buffer.concat([Buffer.from(head), filler.subarray(0, size), Buffer.from('"}\n')]);
  };
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      const line = nextLine();
      if (line.length > leftBytes) {
        count -= 1;
        controller.close();
        return;
      }
      leftBytes -= line.length;
      hash.update(line);
      controller.enqueue(line);
    },
  });
  return { stream, sha256Hash: () => btoa(hash.digest('hex')), lineCount: () => count };
}

async function upload(url: string, { stream, sha256Hash }: Sent): Promise<string> {
  const start = await fetch(`${url}/upload/v1beta/files`, {
    method: 'POST',
    headers: { ...headers, 'x-goog-upload-protocol': 'resumable', 'x-goog-upload-command': 'start' },
  });
  const init = {
    method: 'POST',
    headers: { 'x-goog-upload-command': 'upload, finalize', 'x-goog-upload-offset': '0' },
    body: stream,
    duplex: 'half',
  };
  const response = await fetch(start.headers.get('x-goog-upload-url') ?? '', init);
  const { file } = await response.json();
  if (file?.sha256Hash !== sha256Hash()) {
    throw new Error(`The file did not arrive whole: HTTP ${response.status}`);
  }
  return file.name;
}

// biome-ignore lint/suspicious/noExplicitAny: what the emulator answers is not checked here but used.
async function json(url: string, body?: unknown): Promise<any> {
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const response = await fetch(url, { ...init, headers });
  if (!response.ok) {
    throw new Error(`HTTP ${response.status}: ${await response.text()}`);
  }
  return await response.json();
}

async function download(url: string): Promise<{ lineCount: number; sizeBytes: number }> {
  const response = await fetch(url, { headers });
  let lineCount = 0;
  let sizeBytes = 0;
  for await (const chunk of response.body ?? []) {
    sizeBytes += chunk.length;
    for (let at = chunk.indexOf(0x0a); at !== -1; at = chunk.indexOf(0x0a, at + 1)) {
      lineCount += 1;
    }
  }
  return { lineCount, sizeBytes };
}
