import * as toolkit from '@actions/core';
import { plainLine } from '@gemini-batch-test/core';

const longestLine = 4_000;

/** Where the problem of an annotation stands, relative to the repository. */
export interface SourcePlace {
  readonly file: string;
  readonly startLine: number;
}

/** The workflow's log. Whatever is written is one line, without a secret, and no command to the runner. */
export interface Log {
  info(line: string): void;
  /** A text of ours whose columns are to stay as they are. */
  report(text: string): void;
  notice(message: string): void;
  warning(message: string, place?: SourcePlace): void;
  error(message: string): void;
  /** How many warnings were given. */
  warnings(): number;
}

export function createLog(redact: (text: string) => string): Log {
  const plain = (text: string) => plainLine(redact(text), longestLine);
  let warnings = 0;
  return {
    info: (line) => toolkit.info(withoutCommand(plain(line))),
    report: (text) => {
      for (const line of redact(text).split(/\r\n?|\n/)) toolkit.info(withoutCommand(line));
    },
    notice: (message) => toolkit.notice(plain(message)),
    warning: (message, place) => {
      warnings += 1;
      toolkit.warning(plain(message), place ?? {});
    },
    error: (message) => toolkit.error(plain(message)),
    warnings: () => warnings,
  };
}

/**
 * The runner takes a line that begins with `::` for a command, and one that holds `##[` anywhere
 * (actions/runner, src/Runner.Common/ActionCommand.cs, read 2026-11-24).
 */
export function withoutCommand(line: string): string {
  return line.replaceAll('##[', '## [').replace(/^(?=[\s\u0085]*::)/, '| ');
}
