import { expect, test } from 'vitest';
import { actionScene } from './support/action/action-scene.ts';
import { pullRequestEvent } from './support/github/event-payloads.ts';

const event = pullRequestEvent('same-repository');
const inputs = { type: 'simple', count: '3' };

test.each([
  ['of an older run', 'github-actions', '1.1'],
  ['of a run that is yet to come', 'github-actions', '99999999999.1'],
])("a comment that bears our marker, %s, but is not the bot's is left alone", async (_what, login, run) => {
  await using usual = await actionScene();
  await usual.run({ event, inputs });
  const [marker = ''] = usual.github.comments()[0]?.body.split('\n') ?? [];
  const forged = `${marker.replace(/\d+\.\d+ -->/, `${run} -->`)}\n### ✅ Passed · all is well`;
  expect(forged).toContain(`${run} -->\n`);
  await using scene = await actionScene();
  scene.github.seedComments([{ body: forged, login }]);
  const { exitCode, annotations } = await scene.run({ event, inputs });
  expect(exitCode).toBe(0);
  expect(annotations).toEqual([]);
  expect(scene.github.comments().map(({ user, body }) => [user.login, body])).toEqual([
    [login, forged],
    ['github-actions[bot]', expect.stringContaining('### ✅ ')],
  ]);
  expect(scene.github.violations).toEqual([]);
});
