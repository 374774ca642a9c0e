import type { HeldRun } from '../folder/hold-run.ts';
import { nextStep, type ShardState, unsentSteps } from '../folder/shard-state.ts';
import type { FullContext } from '../run-context.ts';

/** The shards of a run by what they need next. */
export interface Steps {
  readonly all: readonly ShardState[];
  /** Their jobs go on at the service. */
  readonly waiting: readonly ShardState[];
  /** Their jobs have ended, and are to be fetched. */
  readonly finished: readonly ShardState[];
  /** How many have no job yet. */
  readonly unsent: number;
}

export async function stepsOf(run: HeldRun, { clock }: Pick<FullContext, 'clock'>): Promise<Steps> {
  const { shards, cancelled } = await run.state();
  const at = (steps: readonly string[]) =>
    shards.filter((shard) => steps.includes(nextStep(shard, clock.now(), cancelled)));
  return { all: shards, waiting: at(['wait']), finished: at(['download']), unsent: at(unsentSteps).length };
}
