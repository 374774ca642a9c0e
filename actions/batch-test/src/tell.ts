import * as toolkit from '@actions/core';
import { formatCount, formatRate, gateText, sourceLines, textReport } from '@gemini-batch-test/core';
import { explain } from './action-problem.ts';
import { type Annotated, placeOf, worst } from './annotations.ts';
import { artifactFiles, artifactKind } from './artifact-files.ts';
import { errorBody, reportBody, skippedBody, stoppedBody } from './comment-body.ts';
import type { TellGithub } from './github/tell-github.ts';
import { takesArtifacts, uploadArtifact } from './github/upload-artifact.ts';
import { frameOf, type Known } from './known.ts';
import type { Finished, Outcome, RunSoFar } from './outcome.ts';
import { type OutputName, outputsOf, type ReportFiles } from './outputs.ts';
import type { Secrets } from './secrets.ts';
import type { Session } from './session.ts';
import { repositoryPath } from './workspace.ts';
import { writeReports } from './write-reports.ts';

/** GitHub takes 65,536 characters in a comment; a job summary takes 1 MiB (docs.github.com, 2026-11-24). */
const commentBytes = 60_000;
const summaryBytes = 900_000;

/** As many as GitHub shows of a log without scrolling on a usual screen, roughly. */
const logColumns = 120;

/**
 * Tells how it ended: comment, summary, log, outputs, artifact, verdict, annotations. What a cancelled workflow needs most
 * comes first: the runner leaves it ten seconds. Nothing that fails here keeps the rest from being told. True when the
 * step may be green.
 */
export async function tell(outcome: Outcome, known: Known, session: Session, tellGithub: TellGithub): Promise<boolean> {
  const { log, secrets } = session;
  const body = (maxBytes: number, whole: 'summary' | 'results') =>
    secrets.redact(bodyOf(outcome, { maxBytes, whole }, known, session));
  // Whatever happens to what follows, the next step can read these.
  await tellGithub('outputs', async () =>
    setOutputs(redacted(outputsOf(outcome, { files: null, commentUrl: null }), secrets)),
  );
  await tellGithub('summary', async () => {
    await toolkit.summary.addRaw(body(summaryBytes, 'results'), true).write();
  });
  const commentUrl = await writeComment(() => body(commentBytes, 'summary'), outcome, known, session, tellGithub);
  const run = outcome.kind === 'skipped' ? null : outcome.run;
  const finished = outcome.kind === 'finished' ? outcome.finished : null;
  let files: ReportFiles | null = null;
  if (run !== null && finished !== null) {
    const markdown = body(commentBytes, 'results');
    const texts = artifactKind(known.inputs?.artifact ?? null, known.event.isPrivate) === 'full';
    files = await writeReports(run.folder, finished.report, { markdown, texts }, session, tellGithub);
    log.report(logReport(run, finished, session));
  }
  await tellGithub('outputs', async () => setOutputs(redacted(outputsOf(outcome, { files, commentUrl }), secrets)));
  if (run !== null) await tellGithub('artifact', () => keep(run, known, session));
  const green = conclude(outcome, known, session);
  if (run !== null && finished !== null) await tellGithub('annotations', () => annotate(run, finished, known, session));
  return green;
}

function redacted(outputs: Record<OutputName, string>, { redact }: Secrets): Record<OutputName, string> {
  const entries = Object.entries(outputs).map(([name, value]) => [name, redact(value)]);
  return { ...outputs, ...Object.fromEntries(entries) };
}

export function setOutputs(outputs: Readonly<Record<OutputName, string>>): void {
  for (const [name, value] of Object.entries(outputs)) toolkit.setOutput(name, value);
}

/** Gives the comment's address; null when none was written, or a newer run's stands there. */
async function writeComment(
  body: () => string,
  outcome: Outcome,
  { comment }: Known,
  { log, words, interruption }: Session,
  tellGithub: TellGithub,
): Promise<string | null> {
  if (comment === null || outcome.kind === 'skipped') return null;
  const write = () => tellGithub('comment', () => comment.write(body()));
  const before = interruption.signal.aborted;
  const first = await write();
  // An interruption broke it off: what is left of the time is for this.
  const written = first === null && interruption.signal.aborted && !before ? await write() : first;
  if (written !== 'newer') return written?.url ?? null;
  log.notice(words.newerComment);
  return null;
}

function bodyOf(
  outcome: Outcome,
  room: { readonly maxBytes: number; readonly whole: 'summary' | 'results' },
  known: Known,
  session: Session,
): string {
  const frame = frameOf(known, session);
  switch (outcome.kind) {
    case 'finished':
      return reportBody(frame, outcome.finished, room);
    case 'stopped':
      return stoppedBody(frame, outcome.by, outcome.run);
    case 'failed':
      return errorBody(frame, explain(outcome.error, session.lang, session.words), outcome.run);
    case 'skipped':
      return skippedBody(frame);
  }
}

function logReport({ folder }: RunSoFar, finished: Finished, { reportWords: words }: Session): string {
  const { report, checkFailures, expectedSeconds } = finished;
  const paint = (_style: string, text: string) => text;
  return textReport(report, { words, paint, checkFailures, expectedSeconds, folder, columns: logColumns });
}

async function annotate({ folder }: RunSoFar, finished: Finished, known: Known, session: Session): Promise<void> {
  const { log, files } = session;
  const annotated = worst(finished.failures, finished.checkFailures, log.warnings());
  const keys = new Set(annotated.map(({ failure }) => failure.key));
  const lines = await sourceLines(folder, keys, files);
  const source = known.suite?.suite.source;
  const inRepository = (file: string | null | undefined) => (file ? repositoryPath(known.workspace, file) : null);
  const place = {
    sourceFile: source === undefined || source.kind === 'generator' ? null : inRepository(source.file),
    suiteFile: inRepository(known.suite?.file),
    lines,
  };
  for (const item of annotated) log.warning(annotation(item, session), placeOf(item.failure.key, place));
}

function annotation(item: Annotated, { words, reportWords }: Session): string {
  if (item.kind === 'check-failed') return words.checkFailed(item.failure.key, item.failure.checks);
  const { key, reason, message } = item.failure;
  const said = message ?? reportWords.reasons[reason];
  return words.requestFailed(key, said === undefined ? reason : `${reason}: ${said}`);
}

/** Keeps the run's folder, or of it what the workflow wants kept. */
async function keep(
  run: RunSoFar,
  { inputs, event }: Known,
  { env, log, words, files, secrets }: Session,
): Promise<void> {
  const kind = artifactKind(inputs?.artifact ?? null, event.isPrivate);
  if (kind === 'none') return;
  if (!takesArtifacts(env.GITHUB_SERVER_URL)) return log.warning(words.noArtifacts);
  const name = secrets.redact(inputs?.artifactName ?? `gemini-batch-test-${run.id}`);
  const chosen = await artifactFiles(run.folder, kind, files);
  if (chosen.length === 0) return;
  const retentionDays = inputs?.retentionDays ?? null;
  // GitHub's library says much on the way.
  await toolkit.group(words.keeping(name), () =>
    uploadArtifact({ name, files: chosen, rootFolder: run.folder, retentionDays }),
  );
  log.info(words.artifactReaders(name, kind, event.isPrivate));
}

function conclude(outcome: Outcome, { title }: Known, session: Session): boolean {
  const { log, words, lang, reportWords } = session;
  switch (outcome.kind) {
    case 'skipped':
      log.notice(words.skipped);
      return true;
    case 'stopped':
      log.error(words.stoppedInLog(title, outcome.by, outcome.run?.embedded ? [] : (outcome.run?.jobs ?? [])));
      return false;
    case 'failed':
      log.error(words.failedInLog(explain(outcome.error, lang, words)));
      return false;
    case 'finished': {
      const { report } = outcome.finished;
      const open = report.gates
        .filter(({ verdict }) => verdict !== 'pass')
        .map((gate) => gateText(gate, report, reportWords));
      const { succeeded, total, successRate } = report.requests;
      const headline = reportWords.headline(formatCount(succeeded), formatCount(total), formatRate(successRate));
      const said = words.verdict(report.verdict, headline, open);
      if (report.verdict === 'fail') log.error(said);
      if (report.verdict === 'inconclusive') log.warning(said);
      return report.verdict !== 'fail';
    }
  }
}
