import { createEmulator, type Emulator } from '../create-emulator.ts';
import type { EmulatorOptions } from '../emulator-options.ts';
import type { FaultRule } from '../rules/fault-rule.ts';
import { type ApiClient, apiClient, ask } from './api-client.ts';
import { testClock } from './test-clock.ts';

/** A client of an emulator with rules, at the service's own pace. */
export interface FaultyClient {
  readonly client: ApiClient;
  readonly emulator: Emulator;
  /** Moves the clock. */
  passSeconds(seconds: number): void;
}

/** What a job's requests are unless told: `k0`, `k1` … each with a prompt of its own. */
export function requestLines(count: number, generationConfig?: Record<string, unknown>): Record<string, unknown>[] {
  return Array.from({ length: count }, (_, index) => ({
    key: `k${index}`,
    request: ask(`What is ${index}?`, generationConfig),
  }));
}

/** The same requests for an inline job. */
export function inlineRequests(count: number): Record<string, unknown>[] {
  return requestLines(count).map(({ key, request }) => ({ request, metadata: { key } }));
}

export function faultyClient(
  faults: readonly FaultRule[],
  options: Pick<EmulatorOptions, 'seed' | 'dataDir' | 'choices'> = {},
): FaultyClient {
  const clock = testClock();
  const emulator = createEmulator({ now: clock.now, speed: 1, faults, ...options });
  return {
    client: apiClient(emulator),
    emulator,
    passSeconds: (seconds) => clock.advance(seconds * 1000),
  };
}
