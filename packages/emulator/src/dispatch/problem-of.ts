import { ReachedLimit } from '../limits/reached-limit.ts';
import { parsedJson } from '../parsed-json.ts';
import { isPlainObject, listField } from '../plain-object.ts';

/** Longest problem that is noted, in characters. */
const longest = 120;

/**
 * What was wrong with a call that was refused, for the log and the page: the limit that was reached with its value, else
 * the first line of the error's message. Null for a call that succeeded, and for an error in another form. `cause` is
 * what was thrown, if anything was.
 */
export async function problemOf(response: Response, cause?: unknown): Promise<string | null> {
  if (response.status < 400) {
    return null;
  }
  if (cause instanceof Error && cause.cause instanceof ReachedLimit) {
    return cause.cause.message;
  }
  const body = parsedJson(await response.clone().text());
  // The error of a stream is a list of one.
  const [answer] = [body].flat();
  if (!isPlainObject(answer) || !isPlainObject(answer.error)) {
    return null;
  }
  const { error } = answer;
  const [violation] = listField(error, 'details').flatMap((detail) => listField(detail, 'violations'));
  if (violation !== undefined) {
    return shortened(`limit ${violation.quotaId} ${violation.quotaValue}`);
  }
  return typeof error.message === 'string' ? shortened(error.message) : null;
}

function shortened(text: string): string {
  const [line = ''] = text.trim().split(/[\r\n\u2028\u2029]/, 1);
  return line.length > longest ? `${line.slice(0, longest - 1).toWellFormed()}…` : line;
}
