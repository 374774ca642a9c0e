/**
 * An action that runs once at a time. A call while it runs is answered by a run that begins when this one has ended,
 * together with all other calls that wait.
 */
export function oneAtATime<T>(action: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  let waiting: Promise<T> | undefined;
  const start = (): Promise<T> => {
    const run = action().finally(() => {
      running = undefined;
    });
    running = run;
    return run;
  };
  return () => {
    if (waiting !== undefined) {
      return waiting;
    }
    if (running === undefined) {
      return start();
    }
    waiting = running
      .catch(() => {})
      .then(() => {
        waiting = undefined;
        return start();
      });
    return waiting;
  };
}
