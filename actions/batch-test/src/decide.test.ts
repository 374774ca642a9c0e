import { expect, test } from 'vitest';
import { type Decision, decide } from './decide.ts';
import type { EmulatorUse } from './inputs.ts';
import { type WorkflowEvent, workflowEvent } from './workflow-event.ts';

const ownSha = '2'.repeat(40);

const plain = workflowEvent({ GITHUB_REPOSITORY: 'octo-org/prompts' }, {});
const events = {
  push: plain,
  'pull_request of a fork': { ...plain, fromFork: true, secretsWithheld: true },
  'pull_request of Dependabot': { ...plain, secretsWithheld: true },
  'pull_request_target of a fork': { ...plain, fromFork: true, ownSha },
  'pull_request_target of the repository': { ...plain, ownSha },
} as const satisfies Record<string, WorkflowEvent>;

const gemini = { kind: 'run', backend: 'gemini', ownFilesOnly: false } as const;
const emulator = { kind: 'run', backend: 'emulator' } as const;
const skip = { kind: 'skip' } as const;
const missing = { kind: 'key-missing' } as const;
const refused = { kind: 'fork-refused' } as const;

type EventName = keyof typeof events;

const withKey: readonly (readonly [EventName, boolean, Decision])[] = [
  ['push', false, gemini],
  ['pull_request of a fork', false, refused],
  ['pull_request of a fork', true, gemini],
  ['pull_request of Dependabot', false, gemini],
  ['pull_request_target of a fork', false, { ...gemini, ownFilesOnly: true }],
  ['pull_request_target of a fork', true, gemini],
  ['pull_request_target of the repository', false, gemini],
];

test.each(withKey.flatMap((row) => (['never', 'when-no-key'] as const).map((use) => [...row, use] as const)))(
  'decide, with a key: %s, allow-fork %s gives %j (emulator: %s)',
  (name, allowFork, decision, use) => {
    expect(decide({ emulator: use, allowFork }, events[name], { hasKey: true })).toEqual(decision);
  },
);

const withoutKey: readonly (readonly [EventName, EmulatorUse, Decision])[] = [
  ['push', 'never', missing],
  ['push', 'when-no-key', missing],
  ['pull_request of a fork', 'never', skip],
  ['pull_request of a fork', 'when-no-key', emulator],
  ['pull_request of Dependabot', 'never', skip],
  ['pull_request of Dependabot', 'when-no-key', emulator],
  ['pull_request_target of the repository', 'never', missing],
  ['pull_request_target of the repository', 'when-no-key', missing],
  ['pull_request_target of a fork', 'never', missing],
  ['pull_request_target of a fork', 'when-no-key', missing],
];

test.each(withoutKey.flatMap((row) => [true, false].map((allowFork) => [...row, allowFork] as const)))(
  'decide, without a key: %s, emulator %s gives %j (allow-fork: %s)',
  (name, use, decision, allowFork) => {
    expect(decide({ emulator: use, allowFork }, events[name], { hasKey: false })).toEqual(decision);
  },
);

test.each(Object.values(events))('decide: the emulator answers everybody when told, key or not', (event) => {
  for (const hasKey of [true, false]) {
    for (const allowFork of [true, false]) {
      expect(decide({ emulator: 'always', allowFork }, event, { hasKey })).toEqual(emulator);
    }
  }
});
