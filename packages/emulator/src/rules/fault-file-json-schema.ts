import * as z from 'zod';
import { faultFileSchema } from './rule-schema.ts';

/** What `faults.schema.json` holds: the JSON Schema of a rule file for editors, made of the schema that rules are read with. */
export function faultFileJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(faultFileSchema, { target: 'draft-7', io: 'input' });
  return {
    $schema,
    $id: 'https://github.com/org/gemini-batch-test/faults.schema.json',
    title: 'Rules of gemini-batch-emulator: what goes wrong, and when',
    description:
      'Each rule names a call, a job or a line of its output, when it applies, and what happens. A file that begins with "# yaml-language-server: $schema=node_modules/gemini-batch-emulator/faults.schema.json" gets help from the editor.',
    ...schema,
  };
}
