import { isGeminiBatchError } from '../errors/gemini-batch-error.ts';
import { enqueuedTokenLimit, tiers } from '../planner/tier-limits.ts';
import { checkClock } from './check-clock.ts';
import { checkFolder } from './check-folder.ts';
import { checkKey } from './check-key.ts';
import { checkModel, checkModelChanges } from './check-model.ts';
import { checkProxy } from './check-proxy.ts';
import { checkReach, unreached } from './check-reach.ts';
import { checkRuntime } from './check-runtime.ts';
import { checkSettings } from './check-settings.ts';
import { checkFiles, checkJobs } from './check-usage.ts';
import type { DoctorSite, Probe, ProbeAnswer } from './doctor-site.ts';
import { type CheckupName, type Finding, finding } from './finding.ts';
import { failure, refusal } from './refusal.ts';

/** A check, and those that it needs: when one of them failed, it is skipped. */
interface Checkup {
  readonly check: CheckupName;
  readonly needs: readonly CheckupName[];
  run(): Promise<readonly Finding[]>;
}

/**
 * Checks one thing after another, and gives what it finds as soon as it knows. Changes nothing, here or at the service,
 * and sends no request that is paid. `onBegin` is told of each check before it.
 */
export async function* examine(
  site: DoctorSite,
  onBegin: (check: CheckupName) => void = () => {},
): AsyncGenerator<Finding> {
  const failed = new Set<CheckupName>();
  for (const { check, needs, run } of checkups(site)) {
    const missing = needs.find((need) => failed.has(need));
    if (missing === undefined) onBegin(check);
    const found = missing === undefined ? await run() : [finding(check, 'needs', { check: missing })];
    if (missing !== undefined || found.some(({ outcome }) => outcome === 'fault')) failed.add(check);
    yield* found;
  }
}

function checkups(site: DoctorSite): Checkup[] {
  const { env, runtime, model, emulatorFolder } = site;
  let apiKey: string | null = null;
  let reached: ProbeAnswer | null = null;

  /** Asks with the key; what the way there says becomes a finding of the check that asked. */
  async function asked(check: CheckupName, ask: (probe: Probe) => Promise<Finding>): Promise<readonly Finding[]> {
    try {
      return [await ask(await site.connect(apiKey))];
    } catch (error) {
      if (!isGeminiBatchError(error)) throw error;
      return [check === 'reach' ? unreached(error) : failure(check, error)];
    }
  }

  return [
    { check: 'runtime', needs: [], run: async () => [checkRuntime(runtime)] },
    { check: 'folder', needs: [], run: async () => [checkFolder(await site.folder())] },
    { check: 'settings', needs: [], run: async () => checkSettings(site) },
    ...(emulatorFolder === null
      ? [{ check: 'proxy' as const, needs: [], run: async () => [checkProxy({ env, runtime })] }]
      : []),
    {
      check: 'key',
      needs: [],
      run: async () => {
        const key = await checkKey(site);
        apiKey = key.apiKey;
        return key.found;
      },
    },
    {
      check: 'reach',
      needs: emulatorFolder === null ? ['settings'] : ['folder'],
      run: () =>
        asked('reach', async (ask) => {
          reached = await ask('models?pageSize=1', { withKey: false });
          return checkReach(new URL(site.address()).host, reached);
        }),
    },
    { check: 'clock', needs: ['reach'], run: async () => (reached === null ? [] : [checkClock(reached)]) },
    {
      check: 'key-valid',
      needs: ['key', 'reach'],
      run: () =>
        asked('key-valid', async (ask) => {
          return refusal('key-valid', await ask('models?pageSize=1')) ?? finding('key-valid', 'key-accepted', {});
        }),
    },
    {
      check: 'model',
      needs: ['key-valid'],
      run: async () => [
        ...(await asked('model', async (ask) => checkModel(model, await ask(`models/${encodeURIComponent(model)}`)))),
        ...(emulatorFolder === null ? checkModelChanges(model, site.nowMs()) : []),
      ],
    },
    { check: 'jobs', needs: ['key-valid'], run: () => asked('jobs', checkJobs) },
    { check: 'files', needs: ['key-valid'], run: () => asked('files', checkFiles) },
    {
      check: 'tier',
      needs: [],
      run: async () => {
        const limits = tiers.map(({ tier }) => enqueuedTokenLimit(model, tier));
        return [finding('tier', 'tier-untold', { model, limits })];
      },
    },
  ];
}
