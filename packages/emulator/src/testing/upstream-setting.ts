import type { BatchOperation, OutputLine } from '@gemini-batch-test/core/wire';
import { createEmulator, type Emulator } from '../create-emulator.ts';
import type { EmulatorOptions } from '../emulator-options.ts';
import type { UpstreamOptions } from '../upstream/upstream-options.ts';
import { type ApiClient, apiClient, ask } from './api-client.ts';
import { eventually } from './eventually.ts';
import type { UpstreamRequest } from './fake-upstream.ts';
import { type TestClock, testClock } from './test-clock.ts';

export const url = 'http://upstream.test/v1';
export const apiKey = 'upstream-secret-0123456789';

export interface Setting {
  readonly emulator: Emulator;
  readonly client: ApiClient;
  /** Lets all jobs start. */
  startJobs(): void;
  advance(ms: number): void;
}

/** An emulator whose answers come from an upstream. */
export function setting(
  upstream: Partial<UpstreamOptions>,
  options: EmulatorOptions = {},
  clock: TestClock = testClock(),
): Setting {
  const full: UpstreamOptions = { url, format: 'openai', ...upstream };
  const emulator = createEmulator({ now: clock.now, upstream: full, ...options });
  return {
    emulator,
    client: apiClient(emulator),
    startJobs: () => clock.advance(10_000),
    advance: (ms) => clock.advance(ms),
  };
}

/** Requests `k0`, `k1` … that ask `p0`, `p1` … */
export function lines(count: number): { key: string; request: Record<string, unknown> }[] {
  return Array.from({ length: count }, (_, index) => ({ key: `k${index}`, request: ask(`p${index}`) }));
}

/** The job when it is over. */
export function ended(client: ApiClient, name: string): Promise<BatchOperation> {
  return eventually(async () => {
    const operation = await client.batch(name);
    return operation.done ? operation : undefined;
  });
}

/** The text that a line answers with. */
export function textOf(line: OutputLine | undefined): string | undefined {
  return line?.response?.candidates?.[0]?.content?.parts?.[0]?.text;
}

/** A gate that requests wait at, as long as it is shut, or until they are given up. */
export function gate(): {
  readonly pass: (request: UpstreamRequest, init: RequestInit) => Promise<undefined>;
  open(): void;
} {
  const waiting = new Set<() => void>();
  let isOpen = false;
  return {
    pass: (_request, { signal }) =>
      new Promise((resolve, reject) => {
        const go = (): void => resolve(undefined);
        waiting.add(go);
        signal?.addEventListener('abort', () => reject(signal.reason));
        if (isOpen) {
          go();
        }
      }),
    open() {
      isOpen = true;
      for (const go of waiting) {
        go();
      }
    },
  };
}
