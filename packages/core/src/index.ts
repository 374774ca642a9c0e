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
export type { ComparedRun, ComparisonDocument } from './comparison/comparison-document.ts';
export type { CheckFault, CheckProblem } from './errors/check-fault.ts';
export { closestName } from './errors/closest-name.ts';
export type { ErrorCode, ErrorDetails } from './errors/error-details.ts';
export { GeminiBatchError, hasCode, isGeminiBatchError } from './errors/gemini-batch-error.ts';
export type { InputIssue, IssueCode, IssueDetails } from './errors/input-issue.ts';
export type { DatasetTemplate } from './generators/dataset-request.ts';
export { type GenerateOptions, generateRequests } from './generators/generate-requests.ts';
export { hasTemplate } from './generators/render-template.ts';
export { isRequestType, type RequestType, requestTypes } from './generators/request-types.ts';
export { type Scenario, scenarioOf } from './generators/scenarios.ts';
export type { JsonObject } from './json/json.ts';
export type { ComparisonMessages } from './locales/comparison-messages.ts';
export { describeError } from './locales/describe-error.ts';
export type { ErrorWords } from './locales/error-messages.ts';
export { formatBytes } from './locales/format-bytes.ts';
export { formatCount, formatDuration, formatRate, formatUsd, formatUsdPair } from './locales/format-numbers.ts';
export { estimateWords } from './locales/estimate-words.ts';
export {
  formatBytes,
  formatCount,
  formatDuration,
  formatRate,
  formatUsd,
  formatUsdPair,
} from './locales/format-numbers.ts';
export { type Lang, langs } from './locales/lang.ts';
export { noticeText } from './locales/notice-text.ts';
export { priceNote } from './locales/price-note.ts';
export type { ReportMessages } from './locales/report-messages.ts';
export { reportWords } from './locales/report-words.ts';
export { type ValidationWords, validationWords } from './locales/validation-words.ts';
export { answeringModel, isInForce, modelChangeOf } from './models/model-change-of.ts';
export { type ModelChange, modelChanges } from './models/model-changes.ts';
export { type JobView, jobView } from './monitor/job-view.ts';
export type { WatchEvent } from './monitor/job-watcher.ts';
export type { Advice } from './monitor/waiting-advice.ts';
export { type Notice, noticesFor } from './planner/notices.ts';
export type { Estimate } from './planner/estimate.ts';
export type { Shard } from './planner/plan-shards.ts';
export { type Clock, systemClock } from './platform/clock.ts';
export type { Files } from './platform/files.ts';
export { nodeFiles } from './platform/node-files.ts';
export type { TokenCounts } from './pricing/cost-of.ts';
export { nextPriceFor, priceFor } from './pricing/price-for.ts';
export { longPromptTokens, type PriceRates, type PriceRow, type TokenRates } from './pricing/price-row.ts';
export { priceTable } from './pricing/price-table.ts';
export { withOwnPrices } from './pricing/with-own-prices.ts';
export { codeSpan } from './reports/code-span.ts';
export { type CsvReportOptions, csvReport } from './reports/csv-report.ts';
export { cutToWidth } from './reports/cut-to-width.ts';
export type { CheckFailure, Failure } from './reports/failure.ts';
export { estimateText } from './reports/estimate-text.ts';
export { gateText } from './reports/gate-text.ts';
export { type JunitReportOptions, junitReport } from './reports/junit-report.ts';
export { markdownComparison } from './reports/markdown-comparison.ts';
export { type MarkdownOptions, markdownReport } from './reports/markdown-report.ts';
export type { Paint } from './reports/paint.ts';
export { plainLine } from './reports/plain-line.ts';
export { isReportFormat, type ReportFormat, reportFiles } from './reports/report-format.ts';
export { answerText, promptText, type RequestDetail } from './reports/request-detail.ts';
export { sarifReport } from './reports/sarif-report.ts';
export { type TextComparisonOptions, textComparison } from './reports/text-comparison.ts';
export { type TextReportOptions, textReport } from './reports/text-report.ts';
export { textTable } from './reports/text-table.ts';
export { type ValidationDocument, validationDocument } from './reports/validation-document.ts';
export { validationText } from './reports/validation-text.ts';
export { type BatchRequest, inputLine } from './requests/batch-request.ts';
export type { ModelNote, ModelNotes } from './requests/model-note.ts';
export type { ModelCheck, Validation } from './requests/validation.ts';
export { adoptJob } from './runs/adopt-job.ts';
export { type AnalyzedRun, analyzedRun, openAnalyzedRun } from './runs/analyzed-run.ts';
export { type Cancellation, cancelRun } from './runs/cancel-run.ts';
export { defaultModel } from './runs/choose-model.ts';
export { type Cleaning, cleanRun } from './runs/clean-run.ts';
export { compareRuns } from './runs/compare-runs.ts';
export { collectRun, requireJobs, resumeRun, submitRun, watchRun } from './runs/drive-run.ts';
export { type EarlierDurations, earlierDurations } from './runs/earlier-durations.ts';
export { type CountTokens, type EstimateContext, type EstimateOptions, estimateRun } from './runs/estimate-run.ts';
export { findRun } from './runs/find-run.ts';
export type { JournalEntry } from './runs/journal.ts';
export { type ListedFailures, listFailures } from './runs/list-failures.ts';
export { type OnStuck, onStuckChoices } from './runs/on-stuck.ts';
export { type OpenRun, openRun } from './runs/open-run.ts';
export { latestAttempts } from './runs/plan-attempts.ts';
export { readDetails } from './runs/read-details.ts';
export { readResults } from './runs/read-results.ts';
export { expectedSecondsOf, type RenderOptions, renderReport } from './runs/render-report.ts';
export { type RetryOptions, retryRun } from './runs/retry-run.ts';
export type { RunContext } from './runs/run-context.ts';
export type { Progress, RunEvent } from './runs/run-events.ts';
export { type RunPaths, runPaths } from './runs/run-paths.ts';
export {
  type BaselineRecord,
  type EmulatorSettings,
  type RunRecord,
  readRunRecord,
} from './runs/run-record.ts';
export type { ShardState } from './runs/shard-state.ts';
export { sourceLines } from './runs/source-lines.ts';
export { type StartOptions, startRun } from './runs/start-run.ts';
export { gitContext, workflowOrigin } from './runs/workflow-context.ts';
export { writing } from './runs/writing.ts';
export { loadPrices } from './sources/load-prices.ts';
export { defaultSuiteFile, loadSuite } from './sources/load-suite.ts';
export { readTokenFile } from './sources/read-token-file.ts';
export { type ValidateOptions, validateSource } from './sources/validate-source.ts';
export type { Gates, Source, Suite } from './suites/suite.ts';
export { tool } from './tool.ts';
