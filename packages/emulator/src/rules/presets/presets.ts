import { alwaysOn } from './always-on.ts';
import { callPresets } from './call-presets.ts';
import { jobPresets } from './job-presets.ts';
import { linePresets } from './line-presets.ts';
import type { Preset } from './preset.ts';

/** Every preset: the known pains in their order, then what every service has. */
export const presets: readonly Preset[] = [...jobPresets, ...callPresets, ...linePresets, ...alwaysOn].toSorted(
  (one, other) => (one.pain ?? Number.POSITIVE_INFINITY) - (other.pain ?? Number.POSITIVE_INFINITY) || 0,
);
