/** Lets at most so many actions run at a time; the others wait for their turn. */
export function atMost(concurrency: number): <T>(action: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let free = concurrency;
  return async (action) => {
    if (free === 0) {
      // Whoever ends hands its place on.
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
      });
    } else {
      free -= 1;
    }
    try {
      return await action();
    } finally {
      const next = waiting.shift();
      if (next === undefined) {
        free += 1;
      } else {
        next();
      }
    }
  };
}
