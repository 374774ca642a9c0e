import { inBodyWords, type MessageFault } from '@gemini-batch-test/core/wire';
import { badRequest } from '../http/bad-request.ts';
import { invalidArgument } from '../http/service-error.ts';

/**
 * Throws one error that names all faults of a body. What is missing in it is told with a line break at the end, as in
 * the answers that egoist/chatwise-releases#250 and weaviate/weaviate#11275 quote; agent0ai/agent-zero#372 quotes one
 * with two faults, each on a line of its own (read 2026-11-28).
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
