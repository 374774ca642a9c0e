import type { Answered } from '../answers/answer.ts';
import type { BatchRecord } from '../jobs/batch-record.ts';
import { lineFaults } from './line-faults.ts';
import { shuffledLines } from './shuffled-lines.ts';
import { withUnknownFields } from './unknown-fields.ts';

/** The answers of a job as they are delivered: in which order, how often, to whom. */
export async function* faultyDelivery(record: BatchRecord, answers: AsyncIterable<Answered>): AsyncGenerator<Answered> {
  const lines = record.lineRules.length === 0 ? answers : changedLines(record, answers);
  yield* record.fate.shuffled ? shuffledLines(lines, `shuffled/${record.settings.seed}/${record.ordinal}`) : lines;
}

async function* changedLines(record: BatchRecord, answers: AsyncIterable<Answered>): AsyncGenerator<Answered> {
  const faultsOf = lineFaults(record);
  /** One whose answer is to change places with that of the next. */
  let waiting: Answered | undefined;
  for await (const answered of answers) {
    const { delivery } = faultsOf(answered);
    if (waiting !== undefined) {
      yield { ...waiting, answer: answered.answer };
      yield { ...answered, answer: waiting.answer };
      waiting = undefined;
    } else if (delivery === 'swapped') {
      waiting = answered;
    } else {
      yield* delivered(answered, delivery);
    }
  }
  if (waiting !== undefined) {
    yield waiting;
  }
}

function delivered(
  answered: Answered,
  delivery: 'missing' | 'duplicated' | 'malformed' | 'unknown-fields' | undefined,
): Answered[] {
  switch (delivery) {
    case 'missing':
      return [];
    case 'duplicated':
      return [answered, answered];
    case 'malformed':
      return [{ ...answered, answer: { ...answered.answer, isMalformed: true } }];
    case 'unknown-fields':
      return [{ ...answered, answer: withUnknownFields(answered.answer) }];
    case undefined:
      return [answered];
  }
}
