export type { CommandHost } from './command-host.ts';
export { CommandProblem } from './command-problem.ts';
export type { HelpWords, UsageWords } from './command-words.ts';
export { emulatorCommand } from './emulator-command.ts';
export { type Bounds, numberFlag } from './number-flag.ts';
export { sourceList } from './source-list.ts';
export { sourceProblem } from './source-problem.ts';
export { usageMessage } from './usage-message.ts';
export { wordedCommand } from './worded-command.ts';
