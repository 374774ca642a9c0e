/** The messages that travel on the wire, by the name under which the emulator tells of them and the proof knows them. */
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
