// Loaded before a command that is measured (`--import`): writes the peak of its resident memory, in bytes, to the file
// that PEAK_MEMORY_FILE names when it ends. JavaScript, for to read TypeScript takes memory of its own. Linux only.
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';

process.on('exit', () => {
  const kilobytes = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  writeFileSync(process.env.PEAK_MEMORY_FILE ?? 'peak-memory', String(Number(kilobytes) * 1024));
});
