import { setTimeout } from 'node:timers/promises';

/** Asks again and again until the answer is there. The test's own time limit ends it. */
export async function eventually<T>(ask: () => Promise<T | undefined> | T | undefined): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) {
      return answer;
    }
    await setTimeout(10);
  }
}
