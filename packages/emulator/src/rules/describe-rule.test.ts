import { expect, test } from 'vitest';
import { describeRule } from './describe-rule.ts';
import type { FaultRule } from './fault-rule.ts';

test.each<[FaultRule, string]>([
  [{ call: 'batches.create', when: { nth: 1 }, do: { connection: 'reset-after' } }, 'batches.create #1: reset-after'],
  [
    {
      call: ['files.*', 'models.get'],
      model: 'gemini-*',
      when: { nth: [1, 3], probability: 0.055 },
      do: { status: 429, details: 'help' },
    },
    'files.*|models.get model gemini-* #1|3 5.5 %: 429 help',
  ],
  [
    { call: '*', when: { after: 10, before: 20 }, do: { connection: 'refused', seconds: 5 } },
    '* after 10 before 20: refused for 5 s',
  ],
  [{ call: '*', do: { slow: { delaySeconds: 2, bytesPerSecond: 100 } } }, '*: slow 2 s 100 bytes/s'],
  [{ call: 'files.download', do: { truncateBytes: 0 } }, 'files.download: ends after 0 bytes'],
  [
    {
      job: { source: 'inline' },
      do: { end: { state: 'FAILED', afterSeconds: 30 }, stuck: { state: 'PENDING' }, shuffled: true },
    },
    'jobs source inline: FAILED after 30 s of the service’s time, stuck PENDING, shuffled',
  ],
  [
    { job: {}, do: { listedAfterSeconds: 60, withoutMetadata: true, unreadable: { afterSeconds: 1 } } },
    'jobs: listed after 60 s of the service’s time, without metadata, unreadable after 1 s',
  ],
  [
    { job: {}, do: { stuck: { state: 'RUNNING', seconds: 3600 } } },
    'jobs: stuck RUNNING for 3600 s of the service’s time',
  ],
  [
    { line: { key: 'a-*' }, when: { job: 1, probability: 0.1 }, do: { error: 13 } },
    'lines key a-* job 1 10 %: error 13',
  ],
  [{ line: {}, do: { error: { code: 8, message: 'No' } } }, 'lines: error 8'],
  [{ line: {}, do: { line: 'swapped' } }, 'lines: swapped'],
  [{ line: {}, do: { answer: 'blocked' } }, 'lines: blocked'],
  [{ line: {}, do: { modelVersion: 'gemini-9' } }, 'lines: answered by gemini-9'],
])('describeRule %j', (rule, text) => {
  expect(describeRule(rule)).toBe(text);
});
