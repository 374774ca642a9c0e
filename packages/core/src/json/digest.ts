import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from './json.ts';

/** A short fingerprint of a JSON value: the first 16 hexadecimal digits of its SHA-256, whatever the field order. */
export function digest(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(value))).subarray(0, 8));
}

/** Tells two keys of one run apart without revealing either: 8 hexadecimal digits of HMAC-SHA-256(run id, key). */
export function keyFingerprint(runId: string, apiKey: string): string {
  return bytesToHex(hmac(sha256, utf8ToBytes(runId), utf8ToBytes(apiKey))).slice(0, 8);
}
