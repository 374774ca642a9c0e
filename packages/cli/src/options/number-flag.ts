import { GeminiBatchError } from '@gemini-batch-test/core';
import type { Option } from 'commander';
import { type Bounds, numberFlag as boundedFlag } from 'gemini-batch-emulator/command';

/** A flag whose value is a number within bounds; any other is refused with `option-invalid`. */
export function numberFlag(flags: string, description: string, bounds: Bounds): Option {
  return boundedFlag(
    flags,
    description,
    bounds,
    (option, value, allowed) => new GeminiBatchError('option-invalid', { option, value, allowed }),
  );
}
