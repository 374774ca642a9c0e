import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { seededRandom } from '../seeded-random.ts';
import { cannedImage, cannedSpeech } from './canned-media.ts';

const image = (): Buffer<ArrayBuffer> => Buffer.from(cannedImage(seededRandom('7')).part.inlineData.data, 'base64');

test('cannedImage is the same for the same seed on every runtime', () => {
  expect(createHash('sha256').update(image()).digest('hex')).toBe(
    '5eccf92b2b02b1046605aa520d3c809530b6dd001f98d3933008d0297430438a',
  );
});

test('cannedImage holds 64 rows of 64 pixels of one colour, as zlib reads them', () => {
  const bytes = image();
  const at = bytes.indexOf('IDAT');
  const rows = inflateSync(bytes.subarray(at + 4, at + 4 + bytes.readUInt32BE(at - 4)));
  expect(rows).toHaveLength(64 * (1 + 64 * 3));
  expect(new Set([...rows.subarray(1, 193)].map((byte, index) => `${index % 3} ${byte}`)).size).toBe(3);
});

test('cannedSpeech lasts as long as a text has words, up to a thousand', () => {
  const sizeBytes = (text: string): number => Buffer.from(cannedSpeech(text).part.inlineData.data, 'base64').length;
  expect(['', 'one', ' one two\n'].map(sizeBytes)).toEqual([4800, 4800, 9600]);
  expect(sizeBytes('word '.repeat(1_000_000))).toBe(4_800_000);
});
