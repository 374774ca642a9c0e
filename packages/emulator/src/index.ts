export { AnswersFileError } from './answers/answers-file-error.ts';
export { checkAnswers } from './answers/check-answers.ts';
export type { CallName } from './calls/call-names.ts';
export type { Choices } from './choices.ts';
export { createEmulator, type Emulator } from './create-emulator.ts';
export type { EmulatorOptions } from './emulator-options.ts';
export type { UpstreamFormat } from './jobs/upstream-settings.ts';
export type { Limits, Tier } from './limits/limits.ts';
export type { Exchange } from './observe/exchange.ts';
export { FaultFileError, type FaultProblem, faultProblemText } from './rules/fault-file-error.ts';
export type {
  CallCondition,
  CallEffect,
  CallRule,
  FaultRule,
  FaultStatus,
  Frequency,
  JobFate,
  JobRule,
  LineEffect,
  LineRule,
  OddAnswer,
  SlowEffect,
  StatusEffect,
} from './rules/fault-rule.ts';
export { faultRules, isFaultFile } from './rules/fault-rules.ts';
export type { Preset } from './rules/presets/preset.ts';
export { presets } from './rules/presets/presets.ts';
export { type EmulatorServer, serveEmulator } from './serve-emulator.ts';
export type { UpstreamOptions } from './upstream/upstream-options.ts';
export type { Words } from './words.ts';
