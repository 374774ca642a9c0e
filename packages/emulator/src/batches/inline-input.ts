import type { InlineRequest } from './check-inline-requests.ts';
import type { JobInput } from './job-input.ts';

/** The input of an inline job. */
export function inlineInput(requests: readonly InlineRequest[]): JobInput {
  return {
    requestCount: requests.length,
    inputTokens: requests.reduce((sum, { tokens }) => sum + tokens, 0),
    unfitCount: requests.filter(({ isUnfit }) => isUnfit).length,
    keep: async (store, id) => {
      await store.writeBlob(id, 0, jsonLines(requests.map(({ line }) => line)));
    },
  };
}

async function* jsonLines(values: readonly unknown[]): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for (const value of values) {
    yield encoder.encode(`${JSON.stringify(value)}\n`);
  }
}
