import type { GithubTask } from '../locales/action-messages.ts';
import type { Session } from '../session.ts';
import { githubFault } from './github-fault.ts';

/** Does something towards GitHub that a run can do without; gives null when it failed, and says so once a task. */
export type TellGithub = <T>(task: GithubTask, act: () => Promise<T>) => Promise<T | null>;

/** `quiet` names the tasks that are not expected to work here: their failure is no warning. */
export function createTellGithub(
  { log, words }: Pick<Session, 'log' | 'words'>,
  quiet: (task: GithubTask) => boolean,
): TellGithub {
  const said = new Set<GithubTask>();
  return async (task, act) => {
    try {
      return await act();
    } catch (error) {
      const text = words.trouble(task, githubFault(error));
      if (!said.has(task)) (quiet(task) ? log.notice : log.warning)(text);
      said.add(task);
      return null;
    }
  };
}
