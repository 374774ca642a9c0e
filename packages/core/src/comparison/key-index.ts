import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { createGrowingColumn } from './growing-column.ts';

/** Twice as many slots as it first needs; they double when two of three are taken. */
const firstSlots = 2 ** 12;

/** Numbers of 32 bits that stand for a key. */
const words = 4;

/** Keys in the order in which they came, each known by its place from 0. */
export interface KeyIndex {
  /** The place of a key; -1 when it is not there. */
  find(key: string): number;
  /** Adds a key and gives its place; -1 when it was there. */
  add(key: string): number;
  size(): number;
}

/**
 * Tells keys apart by the first 128 bits of their SHA-256, 22 to 28 bytes a key whatever its length: no two keys that
 * anybody could find share them, and nobody can make two that do.
 */
export function createKeyIndex(): KeyIndex {
  const hashes = createGrowingColumn((length) => new Uint32Array(length));
  let slots = new Uint32Array(firstSlots);
  let size = 0;

  function isAt(place: number, hash: Uint32Array): boolean {
    for (let word = 0; word < words; word += 1) if (hashes.get(place * words + word) !== hash[word]) return false;
    return true;
  }

  /** The slot of a key, or the empty one where it would be. A slot holds a place and 1, an empty one 0. */
  function slotOf(hash: Uint32Array): number {
    let slot = (hash[0] ?? 0) % slots.length;
    for (;;) {
      const place = (slots[slot] ?? 0) - 1;
      if (place === -1 || isAt(place, hash)) return slot;
      slot = (slot + 1) % slots.length;
    }
  }

  function grow(): void {
    slots = new Uint32Array(slots.length * 2);
    for (let place = 0; place < size; place += 1) {
      let slot = hashes.get(place * words) % slots.length;
      while (slots[slot] !== 0) slot = (slot + 1) % slots.length;
      slots[slot] = place + 1;
    }
  }

  return {
    find: (key) => (slots[slotOf(hashOf(key))] ?? 0) - 1,
    add(key) {
      const hash = hashOf(key);
      const slot = slotOf(hash);
      if (slots[slot] !== 0) return -1;
      const place = size;
      hash.forEach((value, word) => {
        hashes.set(place * words + word, value);
      });
      slots[slot] = place + 1;
      size += 1;
      if (size * 3 > slots.length * 2) grow();
      return place;
    },
    size: () => size,
  };
}

/** As JSON, a key with half a character in it differs from one with another half. */
function hashOf(key: string): Uint32Array {
  const digest = sha256(utf8ToBytes(JSON.stringify(key)));
  return new Uint32Array(digest.buffer, digest.byteOffset, words);
}
