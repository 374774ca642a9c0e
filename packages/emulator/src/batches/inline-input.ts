import type { Store } from '../store/store.ts';
import type { InlineRequest } from './check-inline-requests.ts';
import type { JobInput } from './job-input.ts';

/** Keeps the requests of an inline job as the blob of its id. */
export async function keepInlineInput(store: Store, id: string, requests: readonly InlineRequest[]): Promise<JobInput> {
  await store.writeBlob(id, 0, jsonLines(requests.map(({ line }) => line)));
  return {
    requestCount: requests.length,
    inputTokens: requests.reduce((sum, { tokens }) => sum + tokens, 0),
    unfitCount: requests.filter(({ isUnfit }) => isUnfit).length,
  };
}

async function* jsonLines(values: readonly unknown[]): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for (const value of values) {
    yield encoder.encode(`${JSON.stringify(value)}\n`);
  }
}
