import type { FoundCall } from '../calls/call.ts';
import { callTable } from './call-table.ts';

const patterns = callTable.map((call) => ({ call, pattern: patternOf(call.path) }));

/** The call that a request means, or undefined. */
export function findCall(method: string, url: URL): FoundCall | undefined {
  for (const { call, pattern } of patterns) {
    const found = call.method === method ? pattern.exec(url.pathname) : null;
    if (found !== null && (call.parameter === undefined || url.searchParams.has(call.parameter))) {
      return { call, version: found.groups?.version ?? '', id: decoded(found.groups?.id ?? '') };
    }
  }
  return undefined;
}

function patternOf(path: string): RegExp {
  const source = path
    .replace(/[.]/g, '\\.')
    .replace('{version}', '(?<version>v1|v1alpha|v1beta)')
    .replace('{id}', '(?<id>[^/:]+)');
  return new RegExp(`^${source}$`);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
