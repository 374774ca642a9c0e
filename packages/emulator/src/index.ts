export { AnswersFileError } from './answers/answers-file-error.ts';
export { checkAnswers } from './answers/check-answers.ts';
export { createEmulator, type Emulator } from './create-emulator.ts';
export type { EmulatorOptions } from './emulator-options.ts';
export { type EmulatorServer, serveEmulator } from './serve-emulator.ts';
