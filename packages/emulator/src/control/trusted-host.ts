import { isIP } from 'node:net';

/**
 * Whether a request for the page or the control endpoints came to a name that no stranger could have pointed at this
 * machine: one of the loopback's own, an address in numbers, or one that was told. A web page of another site can have its
 * name answered with 127.0.0.1 (DNS rebinding), but then the request still bears that name.
 */
export function isTrustedHost({ hostname }: URL, told: readonly string[]): boolean {
  const name = hostname.replace(/^\[|\]$/g, '');
  return name === 'localhost' || name.endsWith('.localhost') || isIP(name) !== 0 || told.includes(name);
}
