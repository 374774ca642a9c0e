import process from 'node:process';
import { styleText } from 'node:util';
import type { Paint } from '@gemini-batch-test/core';

/** Where a command writes: results to `out`, everything else to `note`. */
export interface Terminal {
  out(text: string): void;
  note(line: string): void;
  /** Replaces the line at the bottom of a terminal; nothing elsewhere. Null takes it away. */
  live(line: string | null): void;
  readonly paintOut: Paint;
  readonly paintNote: Paint;
}

const formats = { good: 'green', bad: 'red', warn: 'yellow', strong: 'bold', dim: 'dim' } as const;

/** Colours only where a person looks: `styleText` asks the stream and the environment (NO_COLOR, FORCE_COLOR). */
function paintFor(stream: NodeJS.WriteStream): Paint {
  return (style, text) => styleText(formats[style], text, { stream });
}

/** The process's own terminal. A reader that closed its end (`| head -1`) ends the output, not the command. */
export function processTerminal(): Terminal {
  const { stdout, stderr } = process;
  for (const stream of [stdout, stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
  let shown = false;
  const clear = () => {
    if (shown) stderr.write('\r\u001b[2K');
    shown = false;
  };
  return {
    out: (text) => {
      clear();
      stdout.write(text);
    },
    note: (line) => {
      clear();
      stderr.write(`${line}\n`);
    },
    live: (line) => {
      clear();
      if (line === null || !stderr.isTTY) return;
      stderr.write(line.slice(0, stderr.columns - 1));
      shown = true;
    },
    paintOut: paintFor(stdout),
    paintNote: paintFor(stderr),
  };
}
