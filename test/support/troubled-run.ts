import type { FaultRule } from '../../packages/emulator/src/index.ts';
import { requestLine } from './sample-requests.ts';

/** Twelve requests for three jobs. */
export const troubledRequests: readonly unknown[] = ['a', 'b', 'c'].flatMap((shard) =>
  [1, 2, 3, 4].map((n) => requestLine(`${shard}${n}`)),
);

/** The flags of a run of them, in `input.jsonl`. */
export const troubledFlags: readonly string[] = [
  'input.jsonl',
  ...['--requests-per-job', '4', '--max-attempts', '2', '--min-success-rate', '0.5'],
];

/**
 * What goes wrong with their answers, the same each time: a4 is lost, a2 and a3 fail, and of these three only a2 does
 * not fail again; b4 is blocked for good, b2 comes twice, and the order is another. Nothing of it depends on a job's
 * name or on when it was made.
 */
export const troubledAnswers: readonly FaultRule[] = [
  { line: { key: 'a*' }, when: { nth: [2, 3] }, do: { error: 14 } },
  { line: { key: 'a*' }, when: { nth: 4 }, do: { line: 'missing' } },
  { line: { key: 'b4' }, do: { answer: 'blocked' } },
  { line: { key: 'b2' }, do: { line: 'duplicated' } },
  { job: {}, do: { shuffled: true } },
];
