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

/** What is asked of a job, where it matters: how many requests, and their `generationConfig`. */
interface Asked {
  readonly count?: number;
  readonly config?: Record<string, unknown>;
}

type Line = Readonly<Record<string, unknown>>;

/** The lines of a job's output, each as `take` sees it; of 20 requests unless told. */
export function linesOf<Seen>(
  take: (line: Line) => Seen,
  { count = 20, config }: Asked = {},
): (faulty: FaultyClient) => Promise<Seen[]> {
  return async ({ client, passSeconds }) => {
    const { name } = await client.createFromLines(requestLines(count, config));
    passSeconds(anHour);
    const text = await client.outputText(await client.batch(name));
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => take(JSON.parse(line)));
  };
}

/** A line's key, and the number in the prompt that its answer tells of. */
export function keyAndText(line: Line): unknown {
  return [line.key, /What is (\d+)/.exec(JSON.stringify(line))?.[1]];
}

/** The kind of an answer: its error, why it is blocked, or why it ended. */
export function kindOf(line: Line): string {
  const text = JSON.stringify(line);
  const found = /"error":\{"code":(\d+)|"blockReason":"(\w+)"|"finishReason":"(\w+)"/.exec(text);
  return found?.[1] ?? found?.[2] ?? found?.[3] ?? 'none';
}

/** Waits on the wall clock, until every connection that was refused can be made again. */
export function untilNotRefused(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1100));
}

/** How often each of some kinds occurs. */
export function tally(kinds: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const kind of kinds) {
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

/** Stands for a number within bounds, both included, where something is expected. */
export function between(least: number, most: number): unknown {
  return expect.toSatisfy((value: unknown) => typeof value === 'number' && value >= least && value <= most);
}

/** Does something on a wall clock that runs as fast as it can, and says how many ms passed on it, to a tenth of a second. */
export async function timed<Done>(act: () => Promise<Done>): Promise<readonly [done: Done, passedMs: number]> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] });
  try {
    let isDone = false;
    const done = act().finally(() => {
      isDone = true;
    });
    let passedMs = 0;
    while (!isDone) {
      await new Promise((resolve) => setImmediate(resolve));
      if (vi.getTimerCount() > 0) {
        await vi.advanceTimersByTimeAsync(100);
        passedMs += 100;
      }
    }
    return [await done, passedMs];
  } finally {
    vi.useRealTimers();
  }
}

/** What comes of so many calls, one a second. */
export function kindsOfCalls(count: number): (faulty: FaultyClient) => Promise<string[]> {
  return async ({ client, passSeconds }) => {
    const [kinds] = await timed(async () => {
      const seen: string[] = [];
      for (let call = 0; call < count; call += 1) {
        passSeconds(1);
        const kind = await kindOfCall(() => client.send('GET', '/v1beta/models'));
        seen.push(kind);
        if (kind.includes('ECONNREFUSED')) {
          await untilNotRefused();
        }
      }
      return seen;
    });
    return kinds;
  };
}

/** What comes of a call: its status with the message of an error or the form of its body, or how its connection broke. */
export async function kindOfCall(send: () => Promise<Response>): Promise<string> {
  try {
    const response = await send();
    const text = await response.text();
    const form = text.startsWith('<!DOCTYPE html>') ? 'html' : 'json';
    return `${response.status} ${form === 'html' ? form : (JSON.parse(text).error?.message ?? form)}`;
  } catch (error) {
    const code =
      error instanceof Error && error.cause instanceof Error && 'code' in error.cause ? error.cause.code : '';
    return `${error instanceof Error ? error.message : error} ${code}`;
  }
}
