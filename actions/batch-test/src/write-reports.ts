import { join } from 'node:path';
import process from 'node:process';
import {
  analyzedRun,
  openRun,
  type Report,
  type ReportFormat,
  renderReport,
  reportFiles,
  runPaths,
  writing,
} from '@gemini-batch-test/core';
import type { TellGithub } from './github/tell-github.ts';
import type { ReportFiles } from './outputs.ts';
import type { Session } from './session.ts';

/** How wide a text may be; no report of these has lines that depend on it. */
const columns = 120;

/**
 * Writes the reports of a run into its folder, beside `report.json`, and gives their paths. With `texts` the page and the
 * test cases hold prompts and answers. One that cannot be written does not keep the others from being there.
 */
export async function writeReports(
  folder: string,
  report: Report,
  { markdown, texts }: { readonly markdown: string; readonly texts: boolean },
  session: Session,
  tellGithub: TellGithub,
): Promise<ReportFiles> {
  const { files, lang, reportWords: words, secrets } = session;
  const { report: json, reportMarkdown } = runPaths(folder);

  const write = async (path: string, pieces: () => Promise<AsyncIterable<string>> | Iterable<string>) =>
    await tellGithub('report', async () => {
      const content = await pieces();
      await writing(path, () => files.write(path, content));
      return join(process.cwd(), path);
    });

  async function rendered(format: ReportFormat): Promise<AsyncIterable<string>> {
    const analyzed = analyzedRun(await openRun(folder, { files }), report, { files, redact: secrets.redact });
    return renderReport(analyzed, format, { lang, words, texts, columns, paint: (_style, text) => text });
  }

  return {
    json: join(process.cwd(), json),
    markdown: await write(reportMarkdown, () => [markdown]),
    html: await write(join(folder, reportFiles.html), () => rendered('html')),
    junit: await write(join(folder, reportFiles.junit), () => rendered('junit')),
  };
}
