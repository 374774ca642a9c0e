import { ServiceError } from './service-error.ts';

const url = 'https://ai.google.dev/gemini-api/docs/rate-limits';

/** What the service says of a quota that it names or links to (gke-labs/gemini-for-kubernetes-development#1215, 2026-07-23). */
export const quotaMessage: string = `You exceeded your current quota, please check your plan and billing details. For more information on this error, head to: ${url}. To monitor your current usage, head to: https://ai.dev/rate-limit. `;

/** The link that is often all that a refused create says (langchain4j/langchain4j#3942, 2026-01-12, gathered 2026-11-23). */
export const quotaHelp: Readonly<Record<string, unknown>> = {
  '@type': 'type.googleapis.com/google.rpc.Help',
  links: [{ description: 'Learn more about Gemini API quotas', url }],
};

/** Names the quota that was exceeded. */
export function quotaFailure(violation: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return { '@type': 'type.googleapis.com/google.rpc.QuotaFailure', violations: [violation] };
}

/** What the service answers over a quota: with no more than a link, unless told. */
export function quotaExceeded(details: readonly Readonly<Record<string, unknown>>[] = [quotaHelp]): ServiceError {
  return new ServiceError('RESOURCE_EXHAUSTED', quotaMessage, details);
}
