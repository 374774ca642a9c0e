/** Every call that is served, by the name that rules, the log and the page use for it. */
export const callNames = [
  'models.get',
  'models.list',
  'models.generateContent',
  'models.streamGenerateContent',
  'models.countTokens',
  'models.embedContent',
  'models.batchEmbedContents',
  'files.startUpload',
  'files.upload',
  'files.get',
  'files.list',
  'files.delete',
  'files.download',
  'batches.create',
  'batches.createEmbeddings',
  'batches.get',
  'batches.list',
  'batches.cancel',
  'batches.delete',
  'batches.update',
  'webhooks.create',
  'webhooks.keys',
] as const;

/** The name of a call that is served, such as `batches.create`. */
export type CallName = (typeof callNames)[number];
