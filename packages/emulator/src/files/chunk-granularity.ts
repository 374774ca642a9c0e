/**
 * Every chunk but the last must be a multiple of this, in bytes (seen on the wire 2026-06-12, gathered 2026-11-23), and
 * begin at one (developers.google.com/photos/library/guides/resumable-uploads, read 2026-11-24).
 */
export const chunkGranularityBytes: number = 8 * 1024 * 1024;
