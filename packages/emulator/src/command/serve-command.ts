import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { createEmulator } from '../create-emulator.ts';
import { type EmulatorServer, serveEmulator } from '../serve-emulator.ts';
import { collectGarbageOfStreams } from '../store/collect-garbage.ts';
import type { CommandHost } from './command-host.ts';
import { CommandProblem } from './command-problem.ts';
import type { CommandWords } from './command-words.ts';
import { type EmulatorFlags, emulatorSettings } from './emulator-settings.ts';
import { exchangeLine } from './exchange-line.ts';

export interface ServeFlags extends EmulatorFlags {
  readonly port: number;
  readonly host: string;
  readonly verbose?: boolean;
  readonly json?: boolean;
}

/** Serves the emulator until the user interrupts. Gives the exit code; throws a CommandProblem. */
export async function serveCommand(flags: ServeFlags, words: CommandWords, host: CommandHost): Promise<number> {
  const settings = await emulatorSettings(flags, words, host);
  collectGarbageOfStreams();
  const emulator = createEmulator({
    ...settings,
    hosts: [flags.host.toLowerCase()],
    ...(flags.verbose ? { onExchange: (exchange) => host.note(exchangeLine(exchange)) } : {}),
  });
  let server: EmulatorServer;
  try {
    server = await serveEmulator(emulator, { port: flags.port, hostname: flags.host });
  } catch (cause) {
    await emulator.close();
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    throw new CommandProblem(words.problems.portUnavailable(flags.host, flags.port, code), { cause });
  }
  const url = reachable(server.url);
  const dataDir = flags.data === undefined ? null : resolve(flags.data);
  const { faults = [] } = flags;
  if (flags.json) {
    const env = { GOOGLE_GEMINI_BASE_URL: url, GEMINI_API_KEY: 'emulator' };
    host.out(`${JSON.stringify({ url, page: `${url}/`, env, dataDir, faults }, null, 2)}\n`);
  } else {
    const lines = [
      ...words.ready(url),
      words.page(url),
      words.kept(dataDir),
      words.faultsOn(faults, settings.faults?.length ?? 0),
      ...(flags.upstream === undefined ? [] : [words.answersFrom(flags.upstream)]),
      words.ends,
    ];
    host.out(lines.map((line) => `${line}\n`).join(''));
  }
  if (!isLoopback(flags.host)) host.note(words.notLoopback(flags.host));
  await interrupted(host.signal);
  await server.close();
  await emulator.close();
  return 0;
}

/** An address that listens on every interface is reached from this machine by the loopback's. */
function reachable(url: string): string {
  return url.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:');
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

function interrupted(signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) done();
    signal.addEventListener('abort', () => done(), { once: true });
  });
}
