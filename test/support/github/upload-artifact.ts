// A program: uploads files as an action does, on the Node of an action, and prints what it got as one line of JSON.
// upload-artifact.ts NAME FOLDER RETENTION_DAYS FILE…
import { join } from 'node:path';
import process from 'node:process';
import { DefaultArtifactClient } from '@actions/artifact';

const [name = '', folder = '', days = '0', ...files] = process.argv.slice(2);
const uploaded = await new DefaultArtifactClient().uploadArtifact(
  name,
  files.map((file) => join(folder, file)),
  folder,
  days === '0' ? {} : { retentionDays: Number(days) },
);
process.stdout.write(`\n${JSON.stringify(uploaded)}\n`);
