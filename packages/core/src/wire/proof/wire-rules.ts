import type { BatchRule } from './batch-rules.ts';
import type { ErrorRule } from './error-rules.ts';
import type { FileRule } from './file-rules.ts';

/** What must hold of a message beyond what its schema says. */
export type WireRule = BatchRule | ErrorRule | FileRule;
