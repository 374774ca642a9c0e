import type { FoundCall } from '../calls/find-call.ts';
import type { EmulatorContext } from '../emulator-options.ts';

/** What became of a call, and the rule that had a hand in it. */
export interface FaultyAnswer {
  readonly response: Response;
  readonly fault: string | null;
}

/** Lets a call be handled. */
export async function withCallFaults(
  _context: EmulatorContext,
  _found: FoundCall,
  _request: Request,
  handle: () => Promise<Response>,
): Promise<FaultyAnswer> {
  return { response: await handle(), fault: null };
}
