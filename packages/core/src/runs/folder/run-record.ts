import * as z from 'zod';
import type { GitContext } from '../../analyzer/report.ts';
import { GeminiBatchError } from '../../errors/gemini-batch-error.ts';
import { keyFingerprint } from '../../json/digest.ts';
import { isJsonObject, parseJson } from '../../json/json.ts';
import type { Shard } from '../../planner/plan-shards.ts';
import type { Files } from '../../platform/files.ts';
import type { Gates } from '../../suites/suite.ts';
import { tool } from '../../tool.ts';
import { type OnStuck, onStuckChoices } from '../drive/on-stuck.ts';
import type { FullContext } from '../run-context.ts';
import { localOrigin } from '../workflow-context.ts';
import { runPaths } from './run-paths.ts';
import { writing } from './writing.ts';

/** How the embedded emulator was set when the run began, so that `resume` needs no flag again. */
export interface EmulatorSettings {
  readonly dataDir: string;
  readonly speed: number;
  readonly seed: number;
  readonly answers: string | null;
  /** What goes wrong: names of presets and absolute paths of rule files. */
  readonly faults: readonly string[];
}

/** How many batch jobs a project may have at once (ai.google.dev/gemini-api/docs/rate-limits, 2026-08-18). */
export const defaultConcurrency = 100;

/** `run.json`: what a run is. Written once, when everything that could be refused before sending was accepted. */
export interface RunRecord {
  readonly schemaVersion: 1;
  readonly id: string;
  /** Where its jobs come from, as it stands in their names: `local`, or `<repository id>.<workflow run id>`. */
  readonly origin: string;
  readonly tool: { readonly name: string; readonly version: string };
  readonly createdAt: string;
  readonly backend: 'gemini' | 'emulator';
  readonly baseUrl: string;
  /** True when the server named itself an emulator, embedded or not. */
  readonly emulated: boolean;
  readonly model: string;
  readonly suite: string | null;
  /** Fingerprint of the suite: source, template, checks and gates. */
  readonly suiteDigest: string;
  readonly options: {
    readonly gates: Gates;
    /** How often a request is sent at most when it fails for a reason that may go away. */
    readonly maxAttempts: number;
    /** How many of its jobs are at the service at once, at most. */
    readonly concurrency: number;
    /** What is done with a job that waits for too long. */
    readonly onStuck: OnStuck;
    /** Requests go in the create itself, not in an uploaded file. */
    readonly inline: boolean;
    /** Requests of ours in every job that prove that answers belong to their keys. */
    readonly canaries: number;
  };
  /** The generated type and count, when the requests were generated. */
  readonly generated: { readonly type: string; readonly count: number } | null;
  readonly emulator: EmulatorSettings | null;
  readonly git: GitContext | null;
  /** The run that it is compared with. */
  readonly baseline: BaselineRecord | null;
  readonly keyFingerprint: string;
  /** False for a job that was begun elsewhere and whose requests are not known. */
  readonly requestsKnown: boolean;
  readonly shards: readonly Shard[];
}

/** Where the results of a baseline are. */
export interface BaselineRecord {
  /** As the user said it. */
  readonly name: string;
  /** Its folder, or its results, as an absolute path. */
  readonly path: string;
  /** Null when the results stand alone. */
  readonly runId: string | null;
}

/** What may stand between two slashes of a job's name. */
export const originPattern: RegExp = /^[A-Za-z0-9._-]+$/;

const count = z.int().min(0);

const runRecordSchema: z.ZodType<RunRecord> = z.looseObject({
  schemaVersion: z.literal(1),
  id: z.string(),
  origin: z.string().regex(originPattern).default(localOrigin),
  tool: z.object({ name: z.string(), version: z.string() }),
  createdAt: z.string().refine((time) => Number.isFinite(Date.parse(time))),
  backend: z.enum(['gemini', 'emulator']),
  baseUrl: z.string(),
  emulated: z.boolean(),
  model: z.string(),
  suite: z.string().nullable(),
  suiteDigest: z.string(),
  options: z.object({
    gates: z.object({
      minSuccessRate: z.number().optional(),
      minPassRate: z.number().optional(),
      maxCostUsd: z.number().optional(),
      maxRegressions: z.number().optional(),
      noRegression: z.boolean().optional(),
    }),
    maxAttempts: z.number().int().min(1).default(1),
    concurrency: z.number().int().min(1).default(defaultConcurrency),
    onStuck: z.enum(onStuckChoices).default('wait'),
    inline: z.boolean().default(false),
    canaries: count.max(1000).default(0),
  }),
  generated: z.object({ type: z.string(), count: z.number() }).nullable(),
  emulator: z
    .object({
      dataDir: z.string(),
      speed: z.number().positive(),
      seed: z.number(),
      answers: z.string().nullable(),
      faults: z.array(z.string()).default([]),
    })
    .nullable(),
  git: z
    .object({ repository: z.string(), sha: z.string(), ref: z.string(), pullRequest: z.number().nullable() })
    .nullable(),
  baseline: z.object({ name: z.string(), path: z.string(), runId: z.string().nullable() }).nullable().default(null),
  keyFingerprint: z.string(),
  requestsKnown: z.boolean(),
  shards: z.array(z.object({ shard: count, requests: count, sizeBytes: count })),
});

/** Reads a run's record. Throws `run-not-found`, `run-newer` or `run-folder-broken`. */
export async function readRunRecord(folder: string, files: Files): Promise<RunRecord> {
  const { record } = runPaths(folder);
  if (!(await files.exists(record))) throw new GeminiBatchError('run-not-found', { run: folder });
  const json = parseJson(await files.readText(record));
  const value = 'value' in json ? json.value : undefined;
  const version = isJsonObject(value) ? value.schemaVersion : undefined;
  if (typeof version === 'number' && version > 1) throw new GeminiBatchError('run-newer', { folder, version });
  const parsed = runRecordSchema.safeParse(value);
  if (!parsed.success) throw new GeminiBatchError('run-folder-broken', { folder, file: 'run.json', line: null });
  return parsed.data;
}

/** What only the caller knows of a new run; the rest follows from the context. */
export type NewRun = Omit<RunRecord, 'schemaVersion' | 'tool' | 'backend' | 'baseUrl' | 'emulated' | 'keyFingerprint'>;

/** Says whether the server named itself an emulator, in its answer about the model or the job. */
export function isEmulated({ client }: Pick<FullContext, 'client'>): boolean {
  return client.server()?.includes('gemini-batch-emulator') ?? false;
}

/** Writes a new run's record. Call it last: from then on the folder is a run. */
export async function writeRunRecord(folder: string, run: NewRun, context: FullContext): Promise<void> {
  const { client, apiKey, files } = context;
  const record: RunRecord = {
    schemaVersion: 1,
    tool,
    backend: run.emulator === null ? 'gemini' : 'emulator',
    baseUrl: client.baseUrl,
    emulated: isEmulated(context),
    keyFingerprint: keyFingerprint(run.id, apiKey),
    ...run,
  };
  const path = runPaths(folder).record;
  await writing(path, () => files.write(path, [`${JSON.stringify(record, null, 2)}\n`]));
}
