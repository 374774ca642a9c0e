export { durationsOf } from './analyzer/durations.ts';
export type { Finding } from './analyzer/findings.ts';
export type * from './analyzer/report.ts';
export type { Result } from './analyzer/result.ts';
export { type Check, type CheckName, checkNames } from './checks/check.ts';
export { type ParsedCheck, parseCheck } from './checks/parse-check.ts';
export { type ClientOptions, createClient, googleBaseUrl } from './client/create-client.ts';
export type { GeminiClient, InlineRequest, NewBatch } from './client/gemini-client.ts';
export { redactKey } from './client/redact-key.ts';
export type { OnRetry } from './client/retrying.ts';
export type { CheckFault, CheckProblem } from './errors/check-fault.ts';
export { closestName } from './errors/closest-name.ts';
export type { ErrorCode, ErrorDetails } from './errors/error-details.ts';
export { GeminiBatchError, hasCode, isGeminiBatchError } from './errors/gemini-batch-error.ts';
export type { InputIssue, IssueCode, IssueDetails } from './errors/input-issue.ts';
export type { DatasetTemplate } from './generators/dataset-request.ts';
export { type GenerateOptions, generateRequests } from './generators/generate-requests.ts';
export { isRequestType, type RequestType, requestTypes } from './generators/request-types.ts';
export { type Scenario, scenarioOf } from './generators/scenarios.ts';
export type { JsonObject } from './json/json.ts';
export { describeError } from './locales/describe-error.ts';
export type { ErrorWords } from './locales/error-messages.ts';
export { formatCount, formatDuration, formatRate, formatUsd, formatUsdPair } from './locales/format-numbers.ts';
export { type Lang, langs } from './locales/lang.ts';
export type { ReportMessages } from './locales/report-messages.ts';
export { reportWords } from './locales/report-words.ts';
export { type JobView, jobView } from './monitor/job-view.ts';
export type { WatchEvent } from './monitor/job-watcher.ts';
export type { Advice } from './monitor/waiting-advice.ts';
export type { Shard } from './planner/plan-shards.ts';
export { type Clock, systemClock } from './platform/clock.ts';
export type { Files } from './platform/files.ts';
export { nodeFiles } from './platform/node-files.ts';
export type { TokenCounts } from './pricing/cost-of.ts';
export { codeSpan } from './reports/code-span.ts';
export { gateText } from './reports/gate-text.ts';
export type { CheckFailure } from './reports/markdown-check-failures.ts';
export { type MarkdownOptions, markdownReport } from './reports/markdown-report.ts';
export { plainLine } from './reports/plain-line.ts';
export { type Failure, type Paint, type TextReportOptions, textReport } from './reports/text-report.ts';
export { textTable } from './reports/text-table.ts';
export { type BatchRequest, inputLine } from './requests/batch-request.ts';
export { adoptJob } from './runs/adopt-job.ts';
export { cancelRun } from './runs/cancel-run.ts';
export { collectRun, requireJobs, resumeRun, submitRun, watchRun } from './runs/drive-run.ts';
export { findRun } from './runs/find-run.ts';
export type { JournalEntry } from './runs/journal.ts';
export { type OpenRun, openRun } from './runs/open-run.ts';
export { readResults } from './runs/read-results.ts';
export type { RunContext } from './runs/run-context.ts';
export type { Progress, RunEvent } from './runs/run-events.ts';
export { type RunPaths, runPaths } from './runs/run-paths.ts';
export {
  type EmulatorSettings,
  type OnStuck,
  onStuckChoices,
  type RunRecord,
  readRunRecord,
} from './runs/run-record.ts';
export type { ShardState } from './runs/shard-state.ts';
export { sourceLines } from './runs/source-lines.ts';
export { defaultModel, type StartOptions, startRun } from './runs/start-run.ts';
export { gitContext, workflowOrigin } from './runs/workflow-context.ts';
export { writing } from './runs/writing.ts';
export { defaultSuiteFile, loadSuite } from './sources/load-suite.ts';
export { readTokenFile } from './sources/read-token-file.ts';
export type { Gates, Source, Suite } from './suites/suite.ts';
export { tool } from './tool.ts';
