import type { IssueMessages } from './error-messages.ts';
import { issuesEn } from './issues-en.ts';
import { issuesZh } from './issues-zh.ts';
import type { Lang } from './lang.ts';
import { validationEn } from './validation-en.ts';
import type { ValidationMessages } from './validation-messages.ts';
import { validationZh } from './validation-zh.ts';

/** The words of what was found in an input, and of each issue. */
export interface ValidationWords extends ValidationMessages {
  readonly issues: IssueMessages;
}

/** The words of `validate` in a language. */
export function validationWords(lang: Lang): ValidationWords {
  return lang === 'zh' ? { ...validationZh, issues: issuesZh } : { ...validationEn, issues: issuesEn };
}
