import process from 'node:process';

/** On Windows a process finds neither its libraries nor a place for temporary files without these. */
const ofWindows = ['SystemRoot', 'TEMP', 'TMP', 'PATHEXT', 'USERPROFILE'] as const;

/** What a process needs of its surroundings. Keys and settings of whoever runs the tests stay out. */
export function surroundings(): Record<string, string> {
  const wanted = ['PATH', 'HOME', 'TMPDIR', 'DENO_DIR', ...ofWindows];
  const kept = wanted.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(kept);
}
