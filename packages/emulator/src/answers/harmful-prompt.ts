import { listField, type PlainObject, readField } from '../plain-object.ts';

/** What is harmful about a prompt, and where that is noticed: at once, or only in the answer. */
export interface Harm {
  readonly category: string;
  readonly isNoticedIn: 'prompt' | 'answer';
}

/**
 * The phrases that the emulator takes for a request for harm, whatever stands around them; the service has classifiers.
 * The README lists them.
 */
const harmfulPhrases: readonly (Harm & { readonly phrases: readonly string[] })[] = [
  {
    category: 'HARM_CATEGORY_DANGEROUS_CONTENT',
    isNoticedIn: 'prompt',
    phrases: ['how to build a bomb', 'how to make a bomb', '如何制造炸弹', '怎么制造炸弹'],
  },
  {
    category: 'HARM_CATEGORY_HARASSMENT',
    isNoticedIn: 'prompt',
    phrases: ['write a threatening message', '写一条威胁信息', '写一封恐吓信'],
  },
  {
    category: 'HARM_CATEGORY_HATE_SPEECH',
    isNoticedIn: 'answer',
    phrases: ['write hate speech', '写仇恨言论'],
  },
  {
    category: 'HARM_CATEGORY_SEXUALLY_EXPLICIT',
    isNoticedIn: 'answer',
    phrases: ['write an explicit sex scene', '写露骨的性爱场面'],
  },
];

const blocking: ReadonlySet<unknown> = new Set(['BLOCK_LOW_AND_ABOVE', 'BLOCK_MEDIUM_AND_ABOVE', 'BLOCK_ONLY_HIGH']);

/**
 * The harm that a prompt asks for and that the request's `safetySettings` block, or undefined. Without a setting nothing
 * is blocked: the filters are off by default (ai.google.dev/gemini-api/docs/safety-settings, read 2026-11-24).
 */
export function blockedHarm(request: PlainObject, prompt: string): Harm | undefined {
  const settings = listField(request, 'safetySettings');
  if (settings.length === 0) {
    return undefined;
  }
  const lowered = prompt.toLowerCase();
  return harmfulPhrases.find(
    ({ category, phrases }) =>
      phrases.some((phrase) => lowered.includes(phrase)) &&
      settings.some(
        (setting) => readField(setting, 'category') === category && blocking.has(readField(setting, 'threshold')),
      ),
  );
}
