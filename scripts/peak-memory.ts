import { readFileSync } from 'node:fs';
import process from 'node:process';

/** How often memory is looked at where the system keeps no peak. */
const sampleMs = 20;

/** Begins to watch this process's memory; what it returns tells the most that was resident so far, in bytes. */
export function watchPeakMemory(): () => number {
  let peakBytes = 0;
  const look = (): void => {
    peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
  };
  setInterval(look, sampleMs).unref();
  return () => {
    look();
    return Math.max(peakBytes, systemPeak() ?? 0);
  };
}

/** Linux keeps it. `maxRSS` of `resourceUsage` will not do: it begins with what the parent process had. */
function systemPeak(): number | undefined {
  try {
    const kilobytes = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}
