import {
  countOutcomes,
  type DoctorFinding,
  doctorDocument,
  doctorText,
  doctorWords,
  examine,
  redactKey,
} from '@gemini-batch-test/core';
import { type DoctorFlags, doctorSite } from '../doctor-site.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Session } from '../session.ts';

/** Checks what a run needs, one after another, and says how to mend what is wrong. */
export async function doctor(flags: DoctorFlags & { readonly json?: boolean }, session: Session): Promise<number> {
  const { terminal, lang } = session;
  const words = doctorWords(lang);
  const findings: DoctorFinding[] = [];
  const keys: string[] = [];
  const site = await doctorSite(flags, session, (apiKey) => keys.push(apiKey));
  // A key may stand in an address, or in what an address answers.
  const redact = (text: string): string => keys.reduce((left, key) => redactKey(key)(left), text);
  const checking = examine(site, (check) => {
    terminal.live(() => words.checking(words.checks[check]));
  });
  for await (const found of checking) {
    findings.push(found);
    terminal.live(null);
    if (!flags.json) terminal.outLines(redact(doctorText(found, words, terminal.paintOut)));
  }
  const counts = countOutcomes(findings);
  if (flags.json) {
    terminal.out(redact(`${JSON.stringify(doctorDocument(findings, words), null, 2)}\n`));
  } else {
    const style = counts.fault > 0 ? 'bad' : counts.warning > 0 ? 'warn' : 'good';
    terminal.out(`\n${terminal.paintOut(style, words.summary(counts))}\n`);
  }
  return counts.fault > 0 ? exitCodes.failed : exitCodes.passed;
}
