import { subscribe } from 'node:diagnostics_channel';
import { createRequire } from 'node:module';
import { type WireMessage, wireMessages } from '../../packages/core/src/wire/wire-message.ts';

// Loaded before every test, and before every command and action that a test starts: whatever an emulator answers there
// is held against the strict schema of its message. A fault ends the process as an uncaught exception.

type Proof = typeof import('../../packages/core/src/wire/proof/index.ts');

// On Node loaded with the first message: most commands send none, and need not wait for the schemas. Deno cannot load a
// module while something waits for it (2.9).
const require = createRequire(import.meta.url);
const loaded: Proof | null = 'Deno' in globalThis ? await import('../../packages/core/src/wire/proof/index.ts') : null;
const load = (): Proof => loaded ?? require('../../packages/core/src/wire/proof/index.ts');

function isWireMessage(text: unknown): text is WireMessage {
  return wireMessages.some((message) => message === text);
}

subscribe('gemini-batch-emulator:message', (sent) => {
  if (typeof sent !== 'object' || sent === null || !('message' in sent) || !('value' in sent)) {
    throw new Error('What the emulator tells of its messages has another form than the tests expect');
  }
  const { message, value } = sent;
  const faults = isWireMessage(message)
    ? load().wireFaults(message, withoutFieldsOfTomorrow(value))
    : ['No schema has this name'];
  if (faults.length > 0) {
    const text = JSON.stringify(value).slice(0, 2000);
    throw new Error(`The emulator's ${message} is not true to the wire:\n${faults.join('\n')}\n${text}`);
  }
});

/** A message without the fields that a rule of faults puts in to see who minds: the rest must be as true as any. */
function withoutFieldsOfTomorrow(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (name, inner) => (name === 'fieldOfTomorrow' ? undefined : inner));
}
