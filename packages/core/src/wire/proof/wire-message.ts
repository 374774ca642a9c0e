/** The messages that the proof knows, by the name under which the emulator sends them. */
export const wireMessages = [
  'BatchEmbedContentsResponse',
  'CountTokensResponse',
  'EmbedContentBatch',
  'EmbedContentResponse',
  'Empty',
  'Error',
  'File',
  'GenerateContentBatch',
  'GenerateContentResponse',
  'ListFiles',
  'ListModels',
  'ListOperations',
  'Model',
  'Operation',
  'OperationInList',
  'OutputLine',
  'UploadedFile',
  'Webhook',
] as const;

export type WireMessage = (typeof wireMessages)[number];
