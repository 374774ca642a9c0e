import process from 'node:process';
import { compareWithEmulator, fuzzLines } from '../test/support/fuzz-validation.ts';

/** Far more than a line ever takes: above it something grows faster than the line. */
const slowestLineMs = 2000;

/** Puts mutated lines through `validate` and the parser, and a fifth as many through the emulator's create. */
export async function soakValidation(count: number): Promise<boolean> {
  const begunMs = performance.now();
  try {
    const { lines, json, withErrors, withWarnings, slowestMs } = fuzzLines(0, count);
    const plain = await compareWithEmulator(0, count / 10, { missingKey: 'refused' });
    const choices = { missingKey: 'refused', unfitRequest: 'refused' } as const;
    const strict = await compareWithEmulator(count, count / 10, choices);
    const isHeld = slowestMs <= slowestLineMs;
    const told = [
      `${lines} lines, ${json} of them JSON, ${withErrors} with errors, ${withWarnings} with warnings only`,
      `the slowest ${slowestMs.toFixed(0)} ms`,
      `emulator: ${plain.lines + strict.lines} lines, ${plain.refused + strict.refused} refused, ${plain.passed + strict.passed} passed, none judged otherwise`,
      `${Math.round((performance.now() - begunMs) / 1000)} s`,
    ].join('; ');
    process.stdout.write(`${isHeld ? 'passed' : 'FAILED'}  mutated lines: ${told}\n`);
    return isHeld;
  } catch (error) {
    process.stdout.write(`FAILED  mutated lines: ${String(error)}\n`);
    return false;
  }
}
