import { expect, test } from 'vitest';
import fields from '../packages/core/src/wire/messages/request-messages.json' with { type: 'json' };
import { requestMessageFields } from '../scripts/request-message-fields.ts';

test("the fields that the emulator takes are those of Google's description", () => {
  expect(fields).toEqual(requestMessageFields());
});
