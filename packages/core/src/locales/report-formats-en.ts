import { counted } from './format-numbers.ts';
import type { FormatMessages } from './report-formats-messages.ts';

export const formatsEn: FormatMessages = {
  failedChecks: (names) => `checks that do not hold: ${names}`,
  serviceSays: (message) => `The service says: ${message}`,
  place: (shard, attempt, line) => `Shard ${shard}, attempt ${attempt}, line ${line} of the output`,
  unnamed: (count) => `${counted(count, 'request')} without an answer, whose keys are not known`,
  cut: (characters) => `… (cut; ${characters} characters in all)`,
  prompt: 'Prompt',
  answer: 'Answer',
};
