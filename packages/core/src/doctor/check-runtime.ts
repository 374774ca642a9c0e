import { type Finding, finding } from './finding.ts';

/** What the packages ask for (`engines`), and what their tests run on. */
const oldestNode = [22, 18];
const testedDeno = [2, 9];

/** Judges the runtime by its version. */
export function checkRuntime({ name: runtime, version }: { readonly name: string; readonly version: string }): Finding {
  if (runtime === 'Node.js' && !isAtLeast(version, oldestNode)) {
    return finding('runtime', 'runtime-old', { runtime, version, needed: oldestNode.join('.') });
  }
  if (runtime !== 'Node.js' && (runtime !== 'Deno' || !isAtLeast(version, testedDeno))) {
    const tested = `Node.js ${oldestNode.join('.')}, Deno ${testedDeno.join('.')}`;
    return finding('runtime', 'runtime-untested', { runtime, version, tested });
  }
  return finding('runtime', 'runtime-ok', { runtime, version });
}

function isAtLeast(version: string, [needMajor = 0, needMinor = 0]: readonly number[]): boolean {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major > needMajor || (major === needMajor && minor >= needMinor);
}
