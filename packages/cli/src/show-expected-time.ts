import { earlierDurations, nodeFiles, type RunRecord, reportWords, scenarioOf } from '@gemini-batch-test/core';
import type { Session } from './session.ts';
import { jobCount } from './show-progress.ts';

/** Says how long jobs may take: what earlier runs here took, and what is usual for a benchmark scenario. */
export async function showExpectedTime(record: RunRecord, { lang, terminal, words }: Session): Promise<void> {
  const { duration } = reportWords(lang);
  const scenario = record.generated && scenarioOf(record.generated.type, record.generated.count);
  if (scenario && !record.emulated) {
    const { from, to } = scenario.expectedSeconds;
    terminal.note(words.expectedTime(duration(from), duration(to)));
  }
  const earlier = await earlierDurations(record, nodeFiles);
  if (earlier === null) return;
  const { jobs, p50Seconds, p90Seconds } = earlier;
  terminal.note(words.earlier(jobCount(jobs, lang), duration(p50Seconds), duration(p90Seconds)));
}
