import type { FiredRule } from '../observe/fired-rule.ts';

/** A connection that a rule broke, as the cause of what `fetch` rejects with; its code is the system's. */
export class ConnectionFault extends Error {
  override readonly name: string = 'ConnectionFault';
  readonly code: 'ECONNREFUSED' | 'ECONNRESET';
  readonly syscall: 'connect' | 'read';
  readonly rule: FiredRule;
  /** For so long nothing can connect; 0 for a fault of this connection alone. */
  readonly closedMs: number;

  constructor(kind: 'refused' | 'reset', rule: FiredRule, closedMs = 0) {
    super(kind === 'refused' ? 'connect ECONNREFUSED' : 'read ECONNRESET');
    this.code = kind === 'refused' ? 'ECONNREFUSED' : 'ECONNRESET';
    this.syscall = kind === 'refused' ? 'connect' : 'read';
    this.rule = rule;
    this.closedMs = closedMs;
  }
}

/** The fault behind what `fetch` rejected with, or undefined when it was another error. */
export function connectionFaultOf(error: unknown): ConnectionFault | undefined {
  return error instanceof Error && error.cause instanceof ConnectionFault ? error.cause : undefined;
}

/** What the platform's `fetch` rejects with when it got no answer. */
export function failedFetch(fault: ConnectionFault): TypeError {
  return new TypeError('fetch failed', { cause: fault });
}

/** What a body fails with whose connection broke while it was read. */
export function terminatedBody(fault: ConnectionFault): TypeError {
  return new TypeError('terminated', { cause: fault });
}
