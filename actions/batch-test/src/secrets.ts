import * as toolkit from '@actions/core';
import { redactKey } from '@gemini-batch-test/core';

/** The secrets of this run: the runner masks them in its log, and we take them out of all else that we write. */
export interface Secrets {
  add(secret: string): void;
  redact(text: string): string;
}

export function createSecrets(): Secrets {
  const redactions = new Map<string, (text: string) => string>();
  return {
    add(secret) {
      if (secret === '' || redactions.has(secret)) return;
      toolkit.setSecret(secret);
      redactions.set(secret, redactKey(secret));
    },
    redact: (text) => [...redactions.values()].reduce((left, redaction) => redaction(left), text),
  };
}
