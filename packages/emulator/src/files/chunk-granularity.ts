/** Every chunk but the last must be a multiple of this (seen on the wire 2026-06-12, gathered 2026-11-23). */
export const chunkGranularityBytes: number = 8 * 1024 * 1024;
