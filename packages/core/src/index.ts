export type { Report, Verdict } from './analyzer/report.ts';
export type { Result } from './analyzer/result.ts';
export { checkNames } from './checks/check.ts';
export { parseCheck } from './checks/parse-check.ts';
export { createClient, googleBaseUrl } from './client/create-client.ts';
export type { GeminiClient } from './client/gemini-client.ts';
export type { ErrorCode } from './errors/error-details.ts';
export { GeminiBatchError, hasCode, isGeminiBatchError } from './errors/gemini-batch-error.ts';
