/** Twice as many slots as it first needs; it doubles when half of them are taken. */
const firstSlots = 2 ** 12;

/**
 * A set of hashes of 53 bits, 16 to 32 bytes each, outside the heap: a million strings in a `Set` take five times as
 * much.
 */
export function createHashSet(): { /** False when it was there. */ add(hash: number): boolean } {
  let slots = new Float64Array(firstSlots);
  let size = 0;

  /** The slot of a hash, or the empty one where it would be. */
  function slotOf(hash: number): number {
    let slot = hash % slots.length;
    while (slots[slot] !== 0 && slots[slot] !== hash) slot = (slot + 1) % slots.length;
    return slot;
  }

  function grow(): void {
    const old = slots;
    slots = new Float64Array(old.length * 2);
    for (const hash of old) if (hash !== 0) slots[slotOf(hash)] = hash;
  }

  return {
    add(value) {
      // An empty slot is 0.
      const hash = value === 0 ? 1 : value;
      const slot = slotOf(hash);
      if (slots[slot] === hash) return false;
      slots[slot] = hash;
      size += 1;
      if (size * 2 > slots.length) grow();
      return true;
    },
  };
}
