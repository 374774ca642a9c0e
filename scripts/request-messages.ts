/**
 * Writes packages/core/src/wire/messages/request-messages.json: which fields a request of the emulated calls may have,
 * and of what type. A test compares it with what this writes.
 */
import { writeFileSync } from 'node:fs';
import { requestMessageFields } from './request-message-fields.ts';

const target = new URL('../packages/core/src/wire/messages/request-messages.json', import.meta.url);
writeFileSync(target, `${JSON.stringify(requestMessageFields(), undefined, 2)}\n`);
