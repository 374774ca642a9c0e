import { writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Files, nodeFiles, resumeRun, runPaths } from '../packages/core/src/index.ts';
import {
  countedAttempts,
  serviceWithFaults,
  shardsAndAttempts,
  startSixRequests,
  variousFaults,
} from './support/faulty-answers.ts';
import { useOwnWorkingFolder } from './support/own-working-folder.ts';

useOwnWorkingFolder();

/** A disk on which the process dies at a step of a second attempt: before or after it is written. */
function dyingAt(step: string, when: 'before' | 'after'): Files {
  const around = async (dies: boolean, write: () => Promise<void>) => {
    if (dies && when === 'before') throw new Error('killed');
    await write();
    if (dies) throw new Error('killed');
  };
  return {
    ...nodeFiles,
    appendLine: (path, line) => {
      const { attempt, type, state } = JSON.parse(line);
      return around(attempt === 2 && (state ?? type) === step, () => nodeFiles.appendLine(path, line));
    },
    write: (path, chunks) =>
      around(path.endsWith(join('0001-2', `${step}.jsonl`)), () => nodeFiles.write(path, chunks)),
  };
}

const steps = [
  ...['input', 'planned', 'uploaded', 'intent', 'created', 'PENDING', 'RUNNING', 'SUCCEEDED', 'output', 'downloaded'],
].flatMap((step) => [[step, 'before'] as const, [step, 'after'] as const]);

test.each(steps)(
  'a process that dies at "%s" of a second attempt, %s it is written, costs no second job',
  async (step, when) => {
    const service = serviceWithFaults(variousFaults);
    const folder = await startSixRequests(service);
    await expect(resumeRun(folder, service.connect({ files: dyingAt(step, when) }))).rejects.toThrow('killed');
    await writeFile(runPaths(folder).lock, JSON.stringify({ pid: 2 ** 22 + 1, host: hostname() }));
    const report = await resumeRun(folder, service.context);
    expect(await shardsAndAttempts(service)).toEqual(['0001/1', '0001/2']);
    expect(report.run.jobs.map(({ attempt, requests }) => [attempt, requests])).toEqual([
      [1, 6],
      [2, 3],
    ]);
    expect(report).toMatchObject({
      requests: { total: 6, succeeded: 4, failed: 2, missing: 0 },
      integrity: { duplicated: 0, unexpected: 0 },
    });
    const attempts = await countedAttempts(folder);
    expect(Object.entries(attempts).map(([key, [attempt]]) => `${key}${attempt}`)).toEqual([
      'a1',
      'b2',
      'c2',
      'd2',
      'e1',
      'f1',
    ]);
  },
);
