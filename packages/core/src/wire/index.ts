export * from './batch.ts';
export * from './content.ts';
export * from './file.ts';
export * from './model.ts';
export * from './output-line.ts';
export * from './status.ts';
export type { WireMessage } from './wire-message.ts';
