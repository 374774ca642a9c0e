import { pick, pickInteger } from '../seeded-random.ts';
import { dictatedText } from './dictated-text.ts';
import { estimateTokens } from './estimate-tokens.ts';
import type { Phrases } from './phrases.ts';
import { englishPhrases } from './phrases-en.ts';
import { chinesePhrases } from './phrases-zh.ts';

/** A prompt shows its language in so many characters, and its topic in fewer. */
const mostRead = 10_000;

const asksForMuch =
  /\b(analy[sz]e|compare|contrast|design|detail(ed)?|discuss|essay|evaluate|explain|plan|propose|report|step by step|strategy)\b|分析|比较|设计|详细|讨论|论述|评估|解释|规划|方案|报告|步骤|策略|论文/i;

/**
 * An answer to a prompt, in its language and about as long as it calls for. It is plausible, not right, unless the
 * prompt dictates it.
 */
export function cannedText(prompt: string, random: () => number): string {
  const dictated = dictatedText(prompt);
  if (dictated !== undefined) return dictated;
  const phrases = phrasesFor(prompt);
  const topic = topicOf(prompt);
  const say = (sentence: string): string => sentence.replace('{topic}', () => topic);
  const opening = say(pick(random, phrases.openings));
  const closing = pick(random, phrases.closings);
  const promptTokens = estimateTokens(prompt);
  if (promptTokens <= 40 && !asksForMuch.test(prompt)) {
    return random() < 0.5 ? opening : join(phrases, [opening, pick(random, phrases.details)]);
  }
  const details = shuffled(random, phrases.details);
  if (promptTokens <= 40) {
    return [join(phrases, [opening, ...details.slice(0, 3)]), join(phrases, [...details.slice(3, 5), closing])].join(
      '\n\n',
    );
  }
  const sections = shuffled(random, phrases.headings).slice(0, pickInteger(random, 3, 4));
  const paragraphs = sections.map(
    (heading, index) => `**${index + 1}. ${heading}**\n\n${join(phrases, details.slice(index * 4, index * 4 + 4))}`,
  );
  return [opening, ...paragraphs, closing].join('\n\n');
}

/** What the model would say that it thought. */
export function cannedThought(prompt: string, random: () => number): string {
  const phrases = phrasesFor(prompt);
  return pick(random, phrases.thoughts).replace('{topic}', () => topicOf(prompt));
}

function phrasesFor(prompt: string): Phrases {
  const beginning = prompt.slice(0, mostRead);
  const letters = beginning.match(/\p{Letter}/gu)?.length ?? 0;
  const hanLetters = beginning.match(/\p{Script=Han}/gu)?.length ?? 0;
  return hanLetters * 5 > letters ? chinesePhrases : englishPhrases;
}

/** The first sentence of the prompt, cut to a length that can be quoted. */
function topicOf(prompt: string): string {
  const sentence = /[^.!?。！？\n]+/u.exec(prompt.trim().slice(0, mostRead))?.[0].replace(/["“”]/g, '').trim() ?? '';
  const characters = [...sentence];
  return characters.length <= 60 ? sentence : `${characters.slice(0, 60).join('').trimEnd()}…`;
}

function join(phrases: Phrases, sentences: readonly string[]): string {
  return sentences.join(phrases.space);
}

function shuffled<T>(random: () => number, values: readonly T[]): T[] {
  return values
    .map((value) => ({ value, place: random() }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ value }) => value);
}
