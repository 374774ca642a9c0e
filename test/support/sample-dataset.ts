import type { TemporaryFolder } from './temporary-folder.ts';

/** Word problems with the number that is the answer. */
export const problems: readonly { id: string; question: string; answer: string }[] = [
  { id: 'sum-1', question: 'Ann has 7 apples and buys 5 more. How many has she?', answer: '12' },
  { id: 'sum-2', question: 'A train has 18 cars with 72 seats each. How many seats are there?', answer: '1296' },
  { id: 'sum-3', question: 'A pen costs 1.25 dollars. What do 6 pens cost?', answer: '7.5' },
  { id: 'sum-4', question: 'It was 4 degrees, then it fell by 9. How many degrees is it now?', answer: '-5' },
  { id: 'sum-5', question: 'Half of the 30 pupils walk. How many walk?', answer: '15' },
];

/** Answers a model might have given: three right (one with a separator, one negative), two wrong. */
export const answers: readonly { id: string; text: string }[] = [
  { id: 'sum-4', text: '4 - 9 = -5\nA: -5' },
  { id: 'sum-1', text: '7 + 5 = 12, so she has 12 apples.' },
  { id: 'sum-2', text: 'There are 18 x 72 = 1,296 seats.\nA: 1,296' },
  { id: 'sum-3', text: 'Six pens cost 6 x 1.25 = 7.5 dollars, which is less than 8.' },
  { id: 'sum-5', text: 'A: 20' },
];

/** How many of `answers` end with the right number: not sum-3, whose last number is 8, and not sum-5. */
export const rightAnswers = 3;

/** Flags that run the dataset as a user would write them. */
export const datasetFlags: readonly string[] = [
  ...['--dataset', 'questions.jsonl', '--key', '{{id}}', '--prompt', '{{question}}'],
  ...['--expect', 'number={{answer}}', '--emulator-answers', 'answers.jsonl'],
];

/** Writes `questions.jsonl` and `answers.jsonl`. */
export async function writeDataset(folder: TemporaryFolder): Promise<void> {
  await folder.writeLines('questions.jsonl', problems);
  await folder.writeLines('answers.jsonl', answers);
}
