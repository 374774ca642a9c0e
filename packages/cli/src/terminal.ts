import process from 'node:process';
import { styleText } from 'node:util';
import {
  cutToWidth,
  describeError,
  GeminiBatchError,
  hangingLines,
  type Lang,
  type Paint,
} from '@gemini-batch-test/core';
import { exitCodes } from './exit-codes.ts';

/** Where a command writes: results to `out`, everything else to `note`. */
export interface Terminal {
  out(text: string): void;
  /** The same for sentences: on a terminal they are broken where it is wide enough no longer. */
  outLines(text: string): void;
  note(line: string): void;
  /** Keeps a line at the bottom of a terminal, drawn again several times a second; nothing elsewhere. Null ends it. */
  live(line: (() => string) | null): void;
  /** How wide the output is. Where nobody looks at a terminal, COLUMNS says it, else there is room. */
  readonly columns: number;
  /** Whether a person looks at the output on a terminal. */
  readonly isWatched: boolean;
  readonly paintOut: Paint;
  readonly paintNote: Paint;
}

const formats = { good: 'green', bad: 'red', warn: 'yellow', strong: 'bold', dim: 'dim' } as const;

/** Colours only where a person looks: `styleText` asks the stream and the environment (NO_COLOR, FORCE_COLOR). */
function paintFor(stream: NodeJS.WriteStream): Paint {
  return (style, text) => styleText(formats[style], text, { stream });
}

/** Output that could not be written, such as on a full disk. */
function unsaid({ code = 'EIO' }: NodeJS.ErrnoException): GeminiBatchError<'output-not-writable'> {
  return new GeminiBatchError('output-not-writable', { path: 'stdout', reason: code });
}

/** The process's own terminal. A reader that closed its end (`| head -1`) ends the output, not the command. */
export function processTerminal(lang: Lang): Terminal {
  const { stdout, stderr } = process;
  for (const stream of [stdout, stderr]) {
    let failed = false;
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE' || failed) return;
      failed = true;
      if (stream === stdout) stderr.write(`${describeError(unsaid(error), lang).message}\n`);
      // What could not be said must not look like success, nor like a verdict.
      process.on('exit', () => {
        process.exitCode = exitCodes.usage;
      });
    });
  }
  let line: (() => string) | null = null;
  let timer: NodeJS.Timeout | undefined;
  const erase = () => {
    if (line !== null) stderr.write('\r\u001b[2K');
  };
  const draw = () => {
    erase();
    if (line !== null) stderr.write(cutToWidth(line(), stderr.columns - 1));
  };
  const above = (stream: NodeJS.WriteStream, text: string) => {
    erase();
    try {
      stream.write(text);
    } catch (error) {
      // Deno throws where Node emits.
      throw stream === stdout && error instanceof Error ? unsaid(error) : error;
    }
    draw();
  };
  return {
    out: (text) => above(stdout, text),
    outLines: (text) => above(stdout, stdout.isTTY ? hangingLines(text, stdout.columns || 80) : text),
    note: (text) => above(stderr, `${text}\n`),
    live: (next) => {
      if (!stderr.isTTY) return;
      erase();
      line = next;
      clearInterval(timer);
      timer = line === null ? undefined : setInterval(draw, 200).unref();
      draw();
    },
    get columns() {
      return stdout.isTTY ? stdout.columns || 80 : Number(process.env.COLUMNS) || 120;
    },
    isWatched: stdout.isTTY === true,
    paintOut: paintFor(stdout),
    paintNote: paintFor(stderr),
  };
}
