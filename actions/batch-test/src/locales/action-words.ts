import type { Lang } from '@gemini-batch-test/core';
import { actionEn } from './action-en.ts';
import type { ActionMessages } from './action-messages.ts';
import { actionZh } from './action-zh.ts';

export function actionWords(lang: Lang): ActionMessages {
  return lang === 'zh' ? actionZh : actionEn;
}
