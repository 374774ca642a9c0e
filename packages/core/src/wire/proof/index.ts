export { type WireMessage, wireMessages } from '../wire-message.ts';
export { wireDifferences } from './differences.ts';
export type { Bilingual, WireChange, WireDifference } from './wire-difference.ts';
export { wireFaults } from './wire-faults.ts';
export { type WireSource, wireSources } from './wire-sources.ts';
