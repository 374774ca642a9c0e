import type { AnalysisMessages } from './analysis-messages.ts';
import { counted, formatCount } from './format-numbers.ts';
import { outputPlaces } from './output-places.ts';

const howToPrice = 'give its price with --prices FILE, or "prices" in the suite';

export const analysisEn: AnalysisMessages = {
  jobsQueued: 'Jobs queued',
  jobsRunning: 'Jobs running',
  jobTimes: ({ p50, p90, max }) => `half within ${p50}, nine in ten within ${p90}, the longest ${max}`,
  priceOld: (readOn, days) =>
    `The prices were read ${formatCount(days)} days earlier (${readOn}) and may have changed; newer ones: update this tool, --prices FILE, or "prices" in the suite`,
  costUnknown: ({ reason, models }) => {
    switch (reason) {
      case 'no-price':
        return `Cost not known: no price of ${models.join(', ')}; ${howToPrice}`;
      case 'no-batch-price':
        return `Cost not known: no price of a batch on ${models.join(', ')}; ${howToPrice}`;
      case 'no-token-counts':
        return 'Cost not known: an answer came without token counts; what was used stands in the billing of the project only';
      case 'cut-short':
        return 'Cost not known: what a job did before it was cut short is billed, and the service does not say how much';
    }
  },
  repeated: (answers, keys, examples) =>
    `The same long answer came under many keys, though different requests were asked (${counted(answers, 'answer')}, ${counted(keys, 'key')}); look at some before you trust them: ${examples.join(', ')}${keys > examples.length ? ', …' : ''}`,
  malformedAt: (count, places) =>
    `${counted(count, 'output line')} could not be read: ${outputPlaces(places).join(', ')}${count > places.length ? ', …' : ''}`,
};
