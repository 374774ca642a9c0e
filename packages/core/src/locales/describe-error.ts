import type { ErrorDetails } from '../errors/error-details.ts';
import type { GeminiBatchError } from '../errors/gemini-batch-error.ts';
import type { ErrorWords } from './error-messages.ts';
import { errorsEn } from './errors-en.ts';
import { errorsZh } from './errors-zh.ts';
import type { Lang } from './lang.ts';

/** What happened and what to do, in the user's language. */
export function describeError(error: GeminiBatchError, lang: Lang): ErrorWords {
  const messages = lang === 'zh' ? errorsZh : errorsEn;
  // Each code's details fit its own function; the compiler cannot see that across a union.
  const words = messages[error.code] as (details: ErrorDetails[keyof ErrorDetails]) => ErrorWords;
  return words(error.details);
}
