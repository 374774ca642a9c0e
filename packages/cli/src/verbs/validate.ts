import {
  defaultModel,
  describeError,
  GeminiBatchError,
  type GeminiClient,
  hasCode,
  isGeminiBatchError,
  type ModelCheck,
  nodeFiles,
  plainLine,
  type Source,
  sarifReport,
  systemClock,
  type Validation,
  validateSource,
  validationDocument,
  validationText,
  validationWords,
  writing,
} from '@gemini-batch-test/core';
import { openBackend } from '../backend.ts';
import { exitCodes } from '../exit-codes.ts';
import type { BackendFlags } from '../options/backend-flags.ts';
import { type SuiteFlags, suiteFromFlags } from '../options/suite-flags.ts';
import { pathInRepository } from '../path-in-repository.ts';
import type { Session } from '../session.ts';

export interface ValidateFlags extends BackendFlags, SuiteFlags {
  readonly seed?: number;
  readonly model?: string;
  readonly inline?: boolean;
  readonly offline?: boolean;
  readonly sarif?: string;
  readonly strict?: boolean;
  readonly json?: boolean;
}

/** Says what is known to be wrong with an input, and sends nothing of it. */
export async function validate(input: string | undefined, flags: ValidateFlags, session: Session): Promise<number> {
  refuseUnfit(flags);
  const { source, model } = await suiteFromFlags(input, flags);
  if (flags.sarif !== undefined && source.kind === 'generator') {
    throw new GeminiBatchError('option-unfit', { option: '--sarif', value: flags.sarif, goesWith: 'INPUT.jsonl' });
  }
  const client = await askedClient(flags, session);
  const validation = await validateSource(source, {
    files: nodeFiles,
    lang: session.lang,
    model: flags.model ?? model,
    defaultModel,
    inline: flags.inline ?? false,
    atMs: systemClock.now(),
    signal: session.signal,
    ...(client === null ? {} : { checkModel: (id: string) => checkModel(id, client, session) }),
  });
  await show(validation, source, flags, session);
  const failed = validation.errors > 0 || (flags.strict === true && validation.warnings > 0);
  return failed ? exitCodes.failed : exitCodes.passed;
}

function refuseUnfit({ json, sarif, offline, tokenFile, emulator }: ValidateFlags): void {
  // One document goes to stdout, and nothing else.
  if (json && sarif === '-') {
    throw new GeminiBatchError('option-unfit', { option: '--sarif', value: sarif, goesWith: '--sarif FILE --json' });
  }
  if (offline && (tokenFile !== undefined || emulator)) {
    const option = emulator ? '--emulator' : '--token-file';
    throw new GeminiBatchError('option-unfit', {
      option,
      value: tokenFile ?? 'true',
      goesWith: 'validate INPUT.jsonl',
    });
  }
}

/** Who is asked about the model: nobody when there is no key, for the rest needs none. */
async function askedClient(flags: ValidateFlags, session: Session): Promise<GeminiClient | null> {
  if (flags.offline) return null;
  try {
    return (await openBackend(flags, session)).client;
  } catch (error) {
    if (hasCode(error, 'key-missing')) return null;
    throw error;
  }
}

/** What was found stays worth telling when the service cannot be asked. */
async function checkModel(model: string, client: GeminiClient, session: Session): Promise<ModelCheck> {
  try {
    const { supportedGenerationMethods: methods } = await client.getModel(model);
    if (methods === undefined) return 'unreachable';
    return methods.includes('batchGenerateContent') ? 'takes-batches' : 'without-batch';
  } catch (error) {
    if (hasCode(error, 'model-not-found')) return 'not-found';
    if (!isGeminiBatchError(error) || session.signal.aborted) throw error;
    session.terminal.note(plainLine(describeError(error, session.lang).message));
    return 'unreachable';
  }
}

async function show(validation: Validation, source: Source, flags: ValidateFlags, session: Session): Promise<void> {
  const { terminal, lang } = session;
  const { json = false, strict = false, sarif } = flags;
  const words = validationWords(lang);
  const document = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
  if (sarif !== undefined && source.kind !== 'generator') {
    const text = document(sarifReport(validation, await pathInRepository(source.file, nodeFiles), words));
    if (sarif === '-') terminal.out(text);
    else {
      await writing(sarif, () => nodeFiles.write(sarif, [text]));
      terminal.note(session.words.wrote(sarif));
    }
  }
  if (json) terminal.out(document(validationDocument(validation, { words, strict })));
  else if (sarif !== '-') terminal.outLines(validationText(validation, { words, paint: terminal.paintOut, strict }));
}
