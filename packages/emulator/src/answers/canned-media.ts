import { Buffer } from 'node:buffer';
import type { Part } from '@gemini-batch-test/core/wire';
import { pickInteger } from '../seeded-random.ts';

/** A part that holds an image or sound, and what it counts for. */
export interface CannedMedia {
  readonly part: Part & { readonly inlineData: { readonly mimeType: string; readonly data: string } };
  readonly modality: 'IMAGE' | 'AUDIO';
  readonly tokens: number;
}

/**
 * A square of one colour, drawn. It counts for as much as one of 1K: 1,120 tokens, says
 * docs.cloud.google.com/gemini-enterprise-agent-platform/models/gemini/3-1-flash-image-preview, read 2026-11-28.
 */
export function cannedImage(random: () => number): CannedMedia {
  const size = 64;
  const colour = [0, 0, 0].map(() => pickInteger(random, 0, 255));
  const row = Buffer.from([0, ...Array.from({ length: size }, () => colour).flat()]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  // Eight bits each of red, green and blue.
  header.set([8, 2, 0, 0, 0], 8);
  const png = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', stored(Buffer.concat(Array.from({ length: size }, () => row)))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  const inlineData = { mimeType: 'image/png', data: png.toString('base64') };
  return { part: { inlineData }, modality: 'IMAGE', tokens: 1120 };
}

/** A minute and forty seconds: a prompt may have millions of words, and the sound of each takes 4,800 bytes. */
const mostWords = 1_000;

/**
 * Silence: a tenth of a second for each word, which is our choice, in the form of the speech models up to 3.1
 * (tryagi.github.io/Google_Generative_AI/guides/tts-and-stt, read 2026-11-28).
 */
export function cannedSpeech(text: string): CannedMedia {
  const words = Math.max(1, wordCount(text));
  const data = Buffer.alloc(words * 2 * 2_400).toString('base64');
  // Google documents 32 tokens a second of sound that is sent (quoted in discuss.ai.google.dev/t/84379 and
  // geminibyexample.com/027-calculate-input-tokens, read 2026-11-28); that speech counts alike is our choice.
  const tokens = Math.ceil(words * 3.2);
  return { part: { inlineData: { mimeType: 'audio/L16;codec=pcm;rate=24000', data } }, modality: 'AUDIO', tokens };
}

function wordCount(text: string): number {
  let count = 0;
  for (const _ of text.matchAll(/\S+/gu)) {
    count += 1;
    if (count === mostWords) {
      break;
    }
  }
  return count;
}

/** A chunk of a PNG: length, name, data and a checksum (w3.org/TR/png, section 5). */
function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(checksum(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/**
 * Bytes in the form of zlib (RFC 1950) as one block that is not compressed (RFC 1951, section 3.2.4): what a library
 * makes of them differs from runtime to runtime, and the same seed is to give the same image everywhere.
 */
function stored(bytes: Buffer): Buffer {
  const head = Buffer.from([0x78, 0x01, 0x01, 0, 0, 0, 0]);
  head.writeUInt16LE(bytes.length, 3);
  head.writeUInt16LE(~bytes.length & 0xffff, 5);
  let [sum, sumOfSums] = [1, 0];
  for (const byte of bytes) {
    sum = (sum + byte) % 65_521;
    sumOfSums = (sumOfSums + sum) % 65_521;
  }
  const end = Buffer.alloc(4);
  end.writeUInt32BE(sumOfSums * 65_536 + sum);
  return Buffer.concat([head, bytes, end]);
}

/** CRC-32 as PNG has it. */
function checksum(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) {
      sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
    }
  }
  return (sum ^ 0xffffffff) >>> 0;
}
