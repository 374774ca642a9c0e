import type { GithubTask } from '../locales/action-messages.ts';
import type { Session } from '../session.ts';
import { githubFault } from './github-fault.ts';

/** Does something towards GitHub that a run can do without; gives null when it failed, and says so once a task. */
export type TellGithub = <T>(task: GithubTask, act: () => Promise<T>) => Promise<T | null>;

/** `quiet` names the tasks that are not expected to work here: their failure is no warning. */
export function createTellGithub(
  { log, words, interruption: { signal } }: Pick<Session, 'log' | 'words' | 'interruption'>,
  quiet: (task: GithubTask) => boolean,
): TellGithub {
  const said = new Set<GithubTask>();
  return async (task, act) => {
    const before = signal.aborted;
    try {
      return await act();
    } catch (error) {
      // The interruption ended it; what is told of that follows.
      if (signal.aborted && !before) return null;
      const text = words.trouble(task, githubFault(error));
      if (!said.has(task)) (quiet(task) ? log.notice : log.warning)(text);
      said.add(task);
      return null;
    }
  };
}
