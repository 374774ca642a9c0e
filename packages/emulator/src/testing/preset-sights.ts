import { expect, test, vi } from 'vitest';
import type { Preset } from '../rules/presets/preset.ts';
import { type FaultyClient, faultyClient, requestLines } from './faulty-client.ts';

/** What a client does, and then sees. */
export type Show = (faulty: FaultyClient) => Promise<unknown>;

/** What a client does, and what it then sees; `always` for what is the same without the preset. */
export type Sight = readonly [show: Show, sees: unknown, when?: 'always'];

/** Longer than a small job takes, shorter than it takes to expire. */
export const anHour = 3600;

/** A test that every preset is seen, and one of each sight with the preset and without. */
export function testSights(presets: readonly Preset[], sights: Readonly<Record<string, readonly Sight[]>>): void {
  const cases = presets.flatMap((preset) =>
    (sights[preset.name] ?? []).map(([show, sees, when], index) => ({ ...preset, index, show, sees, when })),
  );

  test('every preset has its sights', () => {
    expect(Object.keys(sights).sort()).toEqual(presets.map(({ name }) => name).sort());
  });

  test.each(cases)('a client sees $name ($index)', async ({ rules, show, sees }) => {
    expect(await show(faultyClient(rules))).toEqual(sees);
  });

  const passing = cases.filter(({ rules, when }) => rules.length > 0 && when === undefined);
  test.each(passing)('a client does not see $name ($index) without it', async ({ show, sees }) => {
    const seen = await show(faultyClient([])).catch((error: unknown) => error);
    expect(seen).not.toEqual(sees);
  });
}

/** What a job of 20 requests has come to after some time. */
export function jobAfter(seconds: number): Show {
  return async ({ client, passSeconds }) => {
    const { name } = await client.createFromLines(requestLines(20));
    passSeconds(seconds);
    const { metadata, error } = await client.batch(name);
    return { state: metadata?.state, code: error?.code, hasOutput: metadata?.output !== undefined };
  };
}

/** The lines of a job's output, each as `take` sees it. */
export function linesOf(
  take: (line: Readonly<Record<string, unknown>>) => unknown,
  config?: Record<string, unknown>,
): Show {
  return async ({ client, passSeconds }) => {
    const { name } = await client.createFromLines(requestLines(20, config));
    passSeconds(anHour);
    const text = await client.outputText(await client.batch(name));
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => take(JSON.parse(line)));
  };
}

/** A line's key, and the number in the prompt that its answer tells of. */
export function keyAndText(line: Readonly<Record<string, unknown>>): unknown {
  return [line.key, /What is (\d+)/.exec(JSON.stringify(line))?.[1]];
}

/** The kind of an answer: its error, why it is blocked, or why it ended. */
export function kindOf(line: Readonly<Record<string, unknown>>): unknown {
  const text = JSON.stringify(line);
  const found = /"error":\{"code":(\d+)|"blockReason":"(\w+)"|"finishReason":"(\w+)"/.exec(text);
  return found?.[1] ?? found?.[2] ?? found?.[3];
}

/** Whether an answer was there a second earlier, by a wall clock that the test moves, and its status. */
export async function answersAfter(seconds: number, send: () => Promise<Response>): Promise<unknown> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    let early = false;
    const answer = send().finally(() => {
      early = true;
    });
    while (vi.getTimerCount() === 0 && !early) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    await vi.advanceTimersByTimeAsync((seconds - 1) * 1000);
    const seen = early;
    await vi.advanceTimersByTimeAsync(1000);
    return { early: seen, status: (await answer).status };
  } finally {
    vi.useRealTimers();
  }
}

/** What comes of sixty calls, one a second. */
export async function kindsOfCalls({ client, passSeconds }: FaultyClient): Promise<string[]> {
  const kinds: string[] = [];
  for (let call = 0; call < 60; call += 1) {
    passSeconds(1);
    const kind = await client
      .send('GET', '/v1beta/models')
      .then(async (response) => `${response.status} ${(await response.text()).length > 0}`)
      .catch((error: unknown) => (error instanceof Error ? error.message : ''));
    kinds.push(kind);
  }
  return kinds;
}
