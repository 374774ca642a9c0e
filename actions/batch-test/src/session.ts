import { type Files, type Lang, nodeFiles, type ReportMessages, reportWords } from '@gemini-batch-test/core';
import type { Interruption } from './interruption.ts';
import type { ActionMessages } from './locales/action-messages.ts';
import { actionWords } from './locales/action-words.ts';
import { createLog, type Log } from './log.ts';
import { createSecrets, type Secrets } from './secrets.ts';

/** What every step of the action works with. */
export interface Session {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly lang: Lang;
  readonly words: ActionMessages;
  readonly reportWords: ReportMessages;
  readonly log: Log;
  readonly secrets: Secrets;
  readonly files: Files;
  readonly interruption: Interruption;
}

export function createSession(lang: Lang, env: Session['env'], interruption: Interruption): Session {
  const secrets = createSecrets();
  return {
    env,
    lang,
    words: actionWords(lang),
    reportWords: reportWords(lang),
    log: createLog(secrets.redact),
    secrets,
    files: nodeFiles,
    interruption,
  };
}
