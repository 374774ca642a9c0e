import type { ErrorCode } from '../errors/error-details.ts';
import type { GeminiBatchError } from '../errors/gemini-batch-error.ts';
import type { ErrorWords } from './error-messages.ts';
import { errorsEn } from './errors-en.ts';
import { errorsZh } from './errors-zh.ts';
import type { Lang } from './lang.ts';

/** What happened and what to do, in the user's language. */
export function describeError<C extends ErrorCode>(error: GeminiBatchError<C>, lang: Lang): ErrorWords {
  const messages = lang === 'zh' ? errorsZh : errorsEn;
  return messages[error.code](error.details);
}
