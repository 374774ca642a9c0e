import { dirname, isAbsolute, join } from 'node:path';
import { parseDocument } from 'yaml';
import { GeminiBatchError } from '../errors/gemini-batch-error.ts';
import type { InputIssue } from '../errors/input-issue.ts';
import type { Files } from '../platform/files.ts';
import { parseSuite } from '../suites/parse-suite.ts';
import type { Suite } from '../suites/suite.ts';

/** The suite file that is found by itself. */
export const defaultSuiteFile = 'gemini-batch.yaml';

/** Reads a suite file. Throws `input-missing` or `suite-invalid`. */
export async function loadSuite(file: string, files: Files): Promise<Suite> {
  let text: string;
  try {
    text = await files.readText(file);
  } catch (cause) {
    throw new GeminiBatchError('input-missing', { file }, { cause });
  }
  const document = parseDocument(text, { prettyErrors: true });
  if (document.errors.length > 0) {
    const issues = document.errors.map(
      (error): InputIssue => ({
        code: 'not-yaml',
        details: { reason: error.message.split('\n')[0] ?? error.code },
        line: error.linePos?.[0].line ?? null,
        pointer: null,
      }),
    );
    throw new GeminiBatchError('suite-invalid', { file, issues });
  }
  let data: unknown;
  try {
    data = document.toJS();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const issues: InputIssue[] = [{ code: 'not-yaml', details: { reason }, line: null, pointer: null }];
    throw new GeminiBatchError('suite-invalid', { file, issues }, { cause });
  }
  const suite = parseSuite(data, (path) => (isAbsolute(path) ? path : join(dirname(file), path)));
  if ('errors' in suite) throw new GeminiBatchError('suite-invalid', { file, issues: suite.errors });
  return suite.value;
}
