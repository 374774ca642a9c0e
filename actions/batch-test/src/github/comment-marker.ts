/** What the first line of a comment of ours says to us. */
export interface Marker {
  readonly suiteId: string;
  readonly runId: number;
  readonly runAttempt: number;
}

/** The first line of a comment: which suite it is of, and which workflow run wrote it last. */
export function markerLine({ suiteId, runId, runAttempt }: Marker): string {
  return `<!-- gemini-batch-test ${suiteId} ${runId}.${runAttempt} -->`;
}

/** Reads the marker of a comment; null when its first line is none. */
export function readMarker(body: string): Marker | null {
  const found = /^<!-- gemini-batch-test ([0-9a-f]+) (\d+)\.(\d+) -->\r?(?:\n|$)/.exec(body);
  if (found === null) return null;
  const [, suiteId = '', runId, runAttempt] = found;
  return { suiteId, runId: Number(runId), runAttempt: Number(runAttempt) };
}
