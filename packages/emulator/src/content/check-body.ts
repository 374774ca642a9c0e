import { badRequest } from '../http/bad-request.ts';
import { invalidArgument } from '../http/service-error.ts';
import { inBodyWords, type MessageFault } from '../messages/message-fault.ts';

/**
 * Throws one error that names all faults of a body. What is missing in it is told with a line break at the end, as the
 * service was seen to (measured 2026-09-03 and 2026-09-23 by projects that quote the answer, read 2026-11-24).
 */
export function checkBody(faults: readonly MessageFault[], version: string): void {
  const words = faults.map((fault) => inBodyWords(fault, '', version));
  if (faults.some((fault) => 'message' in fault)) {
    throw invalidArgument(words.map((text) => (text.startsWith('*') ? `${text}\n` : text)).join(''));
  }
  if (words.length > 0) {
    throw badRequest(words);
  }
}
