import { alwaysOn } from './always-on.ts';
import { callPresets } from './call-presets.ts';
import { jobPresets } from './job-presets.ts';
import { linePresets } from './line-presets.ts';
import type { Preset } from './preset.ts';

/** Every preset: those of the pains that users report, in the order of these, then the others. */
export const presets: readonly Preset[] = [...jobPresets, ...callPresets, ...linePresets, ...alwaysOn].toSorted(
  (one, other) => (one.pain ?? Number.POSITIVE_INFINITY) - (other.pain ?? Number.POSITIVE_INFINITY) || 0,
);
