export interface TestClock {
  readonly now: () => number;
  advance(ms: number): void;
}

/** A clock that stands still until it is advanced. It begins at a whole second. */
export function testClock(): TestClock {
  let timeMs = Date.UTC(2026, 10, 23, 12, 0, 0);
  return {
    now: () => timeMs,
    advance(ms) {
      timeMs += ms;
    },
  };
}
