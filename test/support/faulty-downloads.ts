/** A line of a job's output. */
interface AnswerLine {
  readonly key: string;
  readonly response: Record<string, unknown>;
}

/**
 * What becomes of an answer on its way: itself, another line, or nothing. `attempt` counts the jobs it was in, from 1;
 * `index` the lines of its job, from 0.
 */
export type Fault = (line: AnswerLine, attempt: number, index: number) => unknown;

/** A line that says that a request failed. */
export function errorLine(
  key: string,
  code: number,
  message: string = `code ${code}`,
): { key: string; error: { code: number; message: string } } {
  return { key, error: { code, message } };
}

/** Changes the answers of jobs while they are downloaded, the same each time. All else passes as it is. */
export function faultyDownloads(fault: Fault): (request: { url: string }, response: Response) => Promise<Response> {
  const files = new Map<string, string[]>();
  return async ({ url }, response) => {
    const { pathname } = new URL(url);
    if (!response.ok || !pathname.endsWith(':download')) return response;
    const lines = (await response.text()).trimEnd().split('\n');
    const changed = lines.map((text, index) => {
      const line: AnswerLine = JSON.parse(text);
      const seen = files.get(line.key) ?? [];
      if (!seen.includes(pathname)) files.set(line.key, [...seen, pathname]);
      const attempt = (files.get(line.key) ?? []).indexOf(pathname) + 1;
      const now = fault(line, attempt, index);
      return now === null ? '' : `${JSON.stringify(now)}\n`;
    });
    return new Response(changed.join(''), { headers: response.headers });
  };
}
