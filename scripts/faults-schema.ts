// Writes packages/emulator/faults.schema.json, the JSON Schema of a rule file, which "pnpm format" then formats. With
// --check it writes nothing, and fails when the file does not say what it should.
import { readFile, writeFile } from 'node:fs/promises';
import process from 'node:process';
import { isDeepStrictEqual } from 'node:util';
import { faultFileJsonSchema } from '../packages/emulator/src/rules/fault-file-json-schema.ts';

const path = new URL('../packages/emulator/faults.schema.json', import.meta.url);
const text = JSON.stringify(faultFileJsonSchema(), null, 2);

if (!process.argv.includes('--check')) {
  await writeFile(path, `${text}\n`);
} else if (!isDeepStrictEqual(JSON.parse(await readFile(path, 'utf8')), JSON.parse(text))) {
  process.stderr.write('packages/emulator/faults.schema.json is out of date: run "node scripts/faults-schema.ts"\n');
  process.exitCode = 1;
}
