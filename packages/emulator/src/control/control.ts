import type { EmulatorParts } from '../emulator-context.ts';

/** What the page and the control endpoints work with. */
export interface Control {
  readonly parts: EmulatorParts;
  /** Moves the clock as `Emulator.advance` does. */
  readonly advance: (byMs: number) => Promise<void>;
}
