import { type RenderOptions, type ReportFormat, redactKey, reportWords } from '@gemini-batch-test/core';
import type { Session } from './session.ts';

/** Formats for a person who looks into single answers: they have prompts and answers unless told not to. */
const withTexts: readonly ReportFormat[] = ['html'];

/** How a report is rendered: for the terminal, or plain for a file. */
export function renderOptions(
  format: ReportFormat,
  { answers }: { readonly answers?: boolean },
  { lang, terminal }: Session,
  where: 'terminal' | 'file',
): RenderOptions {
  return {
    lang,
    words: reportWords(lang),
    texts: answers ?? withTexts.includes(format),
    columns: where === 'terminal' ? terminal.columns : 120,
    paint: where === 'terminal' ? terminal.paintOut : (_style, text) => text,
  };
}

/** Takes the key of this environment out of what a model wrote. */
export function redactEnvironment({ env }: Pick<Session, 'env'>): (text: string) => string {
  const keys = [env.GOOGLE_API_KEY, env.GEMINI_API_KEY].flatMap((key) => (key?.trim() ? [redactKey(key.trim())] : []));
  return (text) => keys.reduce((left, redact) => redact(left), text);
}
