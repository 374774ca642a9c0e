import { channel } from 'node:diagnostics_channel';

/** The messages that the emulator answers with, by the name of their schema. */
export type WireMessage =
  | 'BatchEmbedContentsResponse'
  | 'CountTokensResponse'
  | 'EmbedContentBatch'
  | 'EmbedContentResponse'
  | 'Empty'
  | 'Error'
  | 'File'
  | 'GenerateContentBatch'
  | 'GenerateContentResponse'
  | 'ListFiles'
  | 'ListModels'
  | 'ListOperations'
  | 'Model'
  | 'Operation'
  | 'OutputLine'
  | 'UploadedFile'
  | 'Webhook';

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
