import { channel } from 'node:diagnostics_channel';
// Only the type: the proof is for tests, and no part of the package.
import type { WireMessage } from '@gemini-batch-test/core/wire';

/** A message as it leaves the emulator. */
interface SentMessage {
  readonly message: WireMessage;
  readonly value: unknown;
}

const messages = channel('gemini-batch-emulator:message');

/** Tells who listens on the diagnostics channel: the tests hold every message against its schema. */
export function tellMessage(message: WireMessage, value: unknown): void {
  if (messages.hasSubscribers) {
    const sent: SentMessage = { message, value };
    messages.publish(sent);
  }
}
