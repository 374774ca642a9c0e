import type { DoctorSite } from './doctor-site.ts';
import { type Finding, finding } from './finding.ts';

const variables = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy'];

/**
 * Says whether calls go through a proxy. Deno looks at these variables by itself; Node from 24.0 on, and later ones of 22,
 * only with NODE_USE_ENV_PROXY=1 or --use-env-proxy (nodejs.org/api/cli.html, read 2026-11-28).
 */
export function checkProxy({ env, runtime }: Pick<DoctorSite, 'env' | 'runtime'>): Finding {
  const proxies = [...variables, 'NO_PROXY', 'no_proxy'].flatMap((name) => {
    const value = env[name];
    return value ? [`${name}=${withoutPassword(value)}`] : [];
  });
  if (!variables.some((name) => env[name])) return finding('proxy', 'proxy-none', {});
  const told = env.NODE_USE_ENV_PROXY === '1' || /(^|\s)--use-env-proxy(\s|$)/.test(env.NODE_OPTIONS ?? '');
  const used = runtime.name !== 'Node.js' || told;
  return finding('proxy', used ? 'proxy-used' : 'proxy-ignored', { proxies });
}

function withoutPassword(proxy: string): string {
  return proxy.replace(/^(\w+:\/\/)?.*@/s, '$1…@');
}
