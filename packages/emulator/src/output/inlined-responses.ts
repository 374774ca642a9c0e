import { type InlinedResponse, outputLineSchema } from '@gemini-batch-test/core/wire';
import { unknownFieldsOf } from '../job-faults/unknown-fields.ts';
import type { BatchRecord } from '../jobs/batch-record.ts';
import { isPlainObject } from '../plain-object.ts';
import type { Store } from '../store/store.ts';
import { deliveredAnswers } from './delivered-answers.ts';

/** The answers of an inline job, each with the metadata of its request. */
export async function inlinedResponses(store: Store, record: BatchRecord): Promise<InlinedResponse[]> {
  const responses: InlinedResponse[] = [];
  const hasMetadata = record.fate.withoutMetadata !== true;
  for await (const { input, answer } of deliveredAnswers(store, record)) {
    const { response, error, status } = outputLineSchema.parse(answer.fields);
    const failure = error ?? status;
    responses.push({
      ...(response === undefined ? {} : { response }),
      ...(failure === undefined ? {} : { error: failure }),
      ...unknownFieldsOf(answer.fields),
      ...(hasMetadata && isPlainObject(input.metadata) ? { metadata: input.metadata } : {}),
    });
  }
  return responses;
}
