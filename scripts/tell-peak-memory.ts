// Loaded before a program that is measured from outside (`--import`): tells the peak of its memory whenever it is asked
// over the IPC channel.
import process from 'node:process';
import { watchPeakMemory } from './peak-memory.ts';

const peak = watchPeakMemory();
process.on('message', () => process.send?.({ peakBytes: peak() }));
