import type { Lang } from '../locales/lang.ts';
import { advancedPromptsEn } from './prompts/advanced-en.ts';
import { advancedPromptsZh } from './prompts/advanced-zh.ts';
import { complexPromptsEn } from './prompts/complex-en.ts';
import { complexPromptsZh } from './prompts/complex-zh.ts';
import { simplePromptsEn } from './prompts/simple-en.ts';
import { simplePromptsZh } from './prompts/simple-zh.ts';
import { shuffled } from './seeded-random.ts';

/** A prompt, and who the model is asked to be. */
export interface Prompt {
  readonly text: string;
  readonly systemInstruction: string | null;
}

export type PromptKind = 'simple' | 'complex' | 'advanced';

/** Gives the n-th prompt (from 0) of a kind, in an order that the seed decides; none repeats before all were given. */
export function promptPool(kind: PromptKind, lang: Lang, seed: number): (index: number) => Prompt {
  const prompts = shuffled(promptsOf(kind, lang), seed);
  return (index) => {
    const prompt = prompts[index % prompts.length];
    if (prompt === undefined) throw new RangeError(`No prompts of kind "${kind}"`);
    const round = Math.floor(index / prompts.length) + 1;
    return round === 1 ? prompt : { ...prompt, text: `${prompt.text} ${variation(round, lang)}` };
  };
}

function promptsOf(kind: PromptKind, lang: Lang): readonly Prompt[] {
  if (kind === 'simple') return (lang === 'zh' ? simplePromptsZh : simplePromptsEn).map(plain);
  if (kind === 'complex') return (lang === 'zh' ? complexPromptsZh : complexPromptsEn).map(plain);
  const roles = lang === 'zh' ? advancedPromptsZh : advancedPromptsEn;
  return roles.flatMap(({ prompts, systemInstruction }) => prompts.map((text) => ({ text, systemInstruction })));
}

function plain(text: string): Prompt {
  return { text, systemInstruction: null };
}

/** Keeps requests distinct when more are asked for than there are prompts. */
function variation(round: number, lang: Lang): string {
  return lang === 'zh' ? `（请用第 ${round} 种说法回答。）` : `(Answer in words of variant ${round}.)`;
}
