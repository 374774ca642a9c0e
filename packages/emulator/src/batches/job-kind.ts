import { generateFaults, type MessageFault } from '@gemini-batch-test/core/wire';
import { inputTokens } from '../answers/input-tokens.ts';
import type { Choices } from '../choices.ts';
import { embedFaults } from '../embeddings/embed-faults.ts';
import { readEmbedRequest } from '../embeddings/read-embed-request.ts';
import { unfitEmbed } from '../embeddings/unfit-embed.ts';
import type { BatchRecord } from '../jobs/batch-record.ts';
import { unfitForModel } from '../messages/unfit-for-model.ts';
import type { PlainObject } from '../plain-object.ts';

/** What the two kinds of jobs do not have in common. */
export interface JobKind {
  readonly kind: BatchRecord['kind'];
  /** As models name it among what they support, and the path of the call. */
  readonly method: 'batchGenerateContent' | 'asyncBatchEmbedContent';
  /** The message that creates such a job, for the words of errors. */
  readonly message: 'BatchGenerateContentRequest' | 'AsyncBatchEmbedContentRequest';
  /** What is wrong with a request, whatever the model. */
  readonly faults: (request: PlainObject) => MessageFault[];
  /** Why the model (`models/{id}`) cannot answer a request that has no faults; undefined when it can. */
  readonly unfit: (request: PlainObject, model: string) => string | undefined;
  /** By a rule of thumb. */
  readonly tokens: (request: PlainObject) => number;
}

export const generateKind: JobKind = {
  kind: 'generateContent',
  method: 'batchGenerateContent',
  message: 'BatchGenerateContentRequest',
  faults: generateFaults,
  unfit: unfitForModel,
  tokens: inputTokens,
};

export const embedKind: JobKind = {
  kind: 'embedContent',
  method: 'asyncBatchEmbedContent',
  message: 'AsyncBatchEmbedContentRequest',
  faults: embedFaults,
  unfit: unfitEmbed,
  tokens: (request) => readEmbedRequest(request).tokens,
};

/** A request of a job that has no faults, checked against the job's model. */
export interface CheckedRequest {
  readonly faults: readonly MessageFault[];
  readonly tokens: number;
  /** Whether its line will fail because the model cannot answer it. */
  readonly isUnfit: boolean;
}

/** Checks a request of a job. That the model cannot answer it is a fault when the choice `unfitRequest` says so. */
export function checkRequest(jobKind: JobKind, request: PlainObject, model: string, choices: Choices): CheckedRequest {
  const faults = jobKind.faults(request);
  if (faults.length > 0) {
    return { faults, tokens: 0, isUnfit: false };
  }
  const tokens = jobKind.tokens(request);
  const unfit = jobKind.unfit(request, model);
  return unfit !== undefined && choices.unfitRequest === 'refused'
    ? { faults: [{ message: unfit }], tokens, isUnfit: false }
    : { faults, tokens, isUnfit: unfit !== undefined };
}
