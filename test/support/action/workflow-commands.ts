/** An annotation as the runner reads it from the log. */
interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly message: string;
  readonly file: string | null;
  readonly line: number | null;
}

/** What the runner makes of printed lines: annotations, masks, and the log that is left. */
export interface ReadLog {
  readonly annotations: readonly Annotation[];
  readonly masked: readonly string[];
  readonly log: string;
  /** Commands of other names: an action of ours has no use for them. */
  readonly otherCommands: readonly string[];
}

/**
 * Reads a log as the runner does: a line that begins with `::`, after blanks, or holds `##[name]` is a command
 * (actions/runner, src/Runner.Common/ActionCommand.cs, read 2026-11-24).
 */
export function readCommands(printed: string): ReadLog {
  const annotations: Annotation[] = [];
  const masked: string[] = [];
  const otherCommands: string[] = [];
  const log: string[] = [];
  for (const line of printed.split('\n')) {
    const [, name = '', properties = '', data = ''] = /^\s*::([\w-]+)(?: (.*?))?::(.*)$/s.exec(line) ?? [];
    const level = (['error', 'warning', 'notice'] as const).find((known) => known === name);
    if (level !== undefined) {
      const property = (key: string) => new RegExp(`(?:^|,)${key}=([^,]*)`).exec(properties)?.[1];
      const file = property('file');
      const startLine = property('line');
      annotations.push({
        level,
        message: unescapeData(data),
        file: file === undefined ? null : unescapeData(file),
        line: startLine === undefined ? null : Number(startLine),
      });
    } else if (name === 'add-mask') masked.push(unescapeData(data));
    else if (name !== '' || /##\[[\w-]+/.test(line)) otherCommands.push(line);
    else log.push(line);
  }
  return { annotations, masked, otherCommands, log: log.join('\n') };
}

function unescapeData(text: string): string {
  return text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');
}
