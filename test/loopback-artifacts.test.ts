import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Fault } from './support/github/faults.ts';
import { type LoopbackGithub, loopbackGithub } from './support/github/loopback-github.ts';
import { surroundings } from './support/surroundings.ts';
import { type TemporaryFolder, temporaryFolder } from './support/temporary-folder.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const node = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const program = fileURLToPath(new URL('./support/github/upload-artifact.ts', import.meta.url));

interface Upload {
  readonly name?: string;
  readonly days?: number;
  readonly files: readonly string[];
}

/** Uploads with the library of an action, which only runs on Node. Gives what was printed. */
function upload(github: LoopbackGithub, folder: TemporaryFolder, { name = 'run', days = 0, files }: Upload) {
  return new Promise<{ readonly failed: boolean; readonly printed: string }>((resolve) => {
    const env = { ...surroundings(), ...github.env };
    execFile(node, [program, name, folder.path, String(days), ...files], { env }, (error, stdout, stderr) =>
      resolve({ failed: error !== null, printed: stdout + stderr }),
    );
  });
}

describe('with the library of an action', () => {
  test('what is uploaded arrives byte for byte', async () => {
    await using github = await loopbackGithub();
    await using folder = await temporaryFolder();
    // More than one block of 8 MiB, and nothing that compresses.
    const big = randomBytes(9_000_000);
    await folder.write('shards/报告.jsonl', '{"key":"一"}\n');
    await folder.write('empty', '');
    await writeFile(join(folder.path, 'shards', 'big.bin'), big);

    const files = ['shards/报告.jsonl', 'empty', 'shards/big.bin'];
    const { printed } = await upload(github, folder, { name: 'batch test', days: 5, files });

    const [artifact] = github.artifacts;
    expect(artifact).toMatchObject({ id: 1, name: 'batch test', mimeType: 'application/zip', retentionDays: 5 });
    expect([...(artifact?.files.keys() ?? [])].sort()).toEqual([...files].sort());
    for (const file of files) {
      const same = artifact?.files.get(file)?.equals(await readFile(join(folder.path, file)));
      expect([file, same]).toEqual([file, true]);
    }
    expect(printed).toContain(`{"size":${artifact?.sizeBytes},`);
    expect(github.violations).toEqual([]);
  });

  test('a block that fails once is sent again', async () => {
    await using github = await loopbackGithub();
    await using folder = await temporaryFolder();
    await folder.write('a.txt', 'a');
    github.fail({ operation: 'artifacts/upload', failure: 503, times: 1 });

    await upload(github, folder, { files: ['a.txt'] });

    expect(github.requests.filter(({ operation }) => operation === 'artifacts/upload')).toHaveLength(3);
    expect(github.artifacts).toHaveLength(1);
    expect(github.artifacts[0]?.retentionDays).toBeUndefined();
  });

  test('a name is taken once', async () => {
    await using github = await loopbackGithub();
    await using folder = await temporaryFolder();
    await folder.write('a.txt', 'a');
    await upload(github, folder, { files: ['a.txt'] });

    const again = await upload(github, folder, { files: ['a.txt'] });

    expect(again.failed).toBe(true);
    expect(again.printed).toContain('(409) Conflict: an artifact with this name already exists on the workflow run');
    expect(github.artifacts).toHaveLength(1);
  });

  test.each<[Fault['failure'], string]>([
    ['forbidden', 'Failed to CreateArtifact: Received non-retryable error: Failed request: (403) Forbidden'],
    ['quota', 'Failed to CreateArtifact: Artifact storage quota has been hit'],
    ['reset', 'Failed to CreateArtifact: Unable to make request: ECONNRESET'],
  ])('%s', async (failure, message) => {
    await using github = await loopbackGithub({ faults: [{ operation: 'artifacts/create', failure }] });
    await using folder = await temporaryFolder();
    await folder.write('a.txt', 'a');

    const { failed, printed } = await upload(github, folder, { files: ['a.txt'] });

    expect(failed).toBe(true);
    expect(printed).toContain(message);
  });

  test('an enterprise server is not asked', async () => {
    await using github = await loopbackGithub({ enterprise: true });
    await using folder = await temporaryFolder();
    await folder.write('a.txt', 'a');

    const { printed } = await upload(github, folder, { files: ['a.txt'] });

    expect(printed).toContain('GHESNotSupportedError');
    expect(github.requests).toEqual([]);
  });
});

describe('an upload that does not hold what it announces is refused', () => {
  const ids = {
    workflow_run_backend_id: 'ce7f54c7-61c7-4aae-887f-30da475f5f1a',
    workflow_job_run_backend_id: 'ca395085-040a-526b-2ce8-bdc85f692774',
    name: 'notes.txt',
  };

  async function call(github: LoopbackGithub, method: string, body: object, token?: string): Promise<Response> {
    const authorization = `Bearer ${token ?? github.env.ACTIONS_RUNTIME_TOKEN}`;
    return await fetch(`${github.url}/twirp/github.actions.results.api.v1.ArtifactService/${method}`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ ...ids, ...body }),
    });
  }

  async function put(url: string, query: string, body: string): Promise<number> {
    const response = await fetch(`${url}&${query}`, { method: 'PUT', headers: { 'x-ms-version': '2025-11-05' }, body });
    return response.status;
  }

  /** Uploads `text` and gives the answers to the block, the list of blocks and the conclusion. */
  async function uploaded(github: LoopbackGithub, finalize: object, listed = 'YQ=='): Promise<number[]> {
    const created = await (await call(github, 'CreateArtifact', { version: 7, mime_type: 'text/plain' })).json();
    const block = await put(created.signed_upload_url, 'comp=block&blockid=YQ%3D%3D', 'text');
    const list = await put(
      created.signed_upload_url,
      'comp=blocklist',
      `<BlockList><Latest>${listed}</Latest></BlockList>`,
    );
    return [block, list, (await call(github, 'FinalizeArtifact', finalize)).status];
  }

  const hash = `sha256:${createHash('sha256').update('text').digest('hex')}`;

  test.each<[string, object, string, number[]]>([
    ['as announced', { size: '4', hash }, 'YQ==', [201, 201, 200]],
    ['another size', { size: '5', hash }, 'YQ==', [201, 201, 400]],
    ['another hash', { size: '4', hash: `sha256:${'0'.repeat(64)}` }, 'YQ==', [201, 201, 400]],
    ['a block that was never sent', { size: '4', hash }, 'Yg==', [201, 400, 400]],
  ])('%s', async (_, finalize, listed, statuses) => {
    await using github = await loopbackGithub();

    expect(await uploaded(github, finalize, listed)).toEqual(statuses);

    expect(github.artifacts.map(({ files }) => files.get('notes.txt')?.toString())).toEqual(
      statuses.every((status) => status < 300) ? ['text'] : [],
    );
    expect(github.violations).toEqual([]);
  });

  test('a message with an unknown field is noticed', async () => {
    await using github = await loopbackGithub();
    expect((await call(github, 'CreateArtifact', { version: 7, retention: 5 })).status).toBe(400);
    expect(github.violations).toEqual([expect.stringContaining('must NOT have additional properties')]);
  });

  test('without the runtime token or the signature', async () => {
    await using github = await loopbackGithub();
    expect((await call(github, 'CreateArtifact', { version: 7 }, 'another')).status).toBe(401);
    expect(await put(`${github.url}/storage/actions-results/a/artifact.zip?sig=b`, 'comp=block&blockid=YQ', '')).toBe(
      403,
    );
  });
});
