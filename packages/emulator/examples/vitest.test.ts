import { type GenerateContentResponse, GoogleGenAI, JobState } from '@google/genai';
import { createEmulator, faultRules } from 'gemini-batch-emulator';
import { expect, test } from 'vitest';

// Your own code: waits for a batch job and gives its answers by key.
async function answersOf(ai: GoogleGenAI, name: string, pause: () => Promise<void>): Promise<Map<string, string>> {
  for (;;) {
    const job = await ai.batches.get({ name });
    if (job.state === JobState.JOB_STATE_SUCCEEDED) {
      // The SDK declares response.text here too, but it is undefined: these answers are plain objects.
      const answers = job.dest?.inlinedResponses ?? [];
      return new Map(answers.map(({ metadata, response }) => [metadata?.key ?? '', textOf(response)]));
    }
    if (job.state !== JobState.JOB_STATE_PENDING && job.state !== JobState.JOB_STATE_RUNNING) {
      throw new Error(`The job ended ${job.state}`);
    }
    await pause();
  }
}

const textOf = (response?: GenerateContentResponse): string =>
  (response?.candidates?.[0]?.content?.parts ?? []).map(({ thought, text }) => (thought ? '' : (text ?? ''))).join('');

const requests = ['a', 'b'].map((key) => ({ contents: `What is ${key}?`, metadata: { key } }));

test('a day at the service takes no time here', async () => {
  const emulator = createEmulator({ speed: 1 });
  const ai = new GoogleGenAI({ apiKey: 'any', httpOptions: { fetch: emulator.fetch } });
  const job = await ai.batches.create({ model: 'gemini-3.5-flash-lite', src: requests });
  const answers = await answersOf(ai, job.name ?? '', () => emulator.advance(60_000));
  expect([...answers.keys()]).toEqual(['a', 'b']);
  expect(answers.get('a')).not.toBe('');
});

test('a job that the service gives up on is told', async () => {
  const emulator = createEmulator({ faults: await faultRules(['expired']) });
  const ai = new GoogleGenAI({ apiKey: 'any', httpOptions: { fetch: emulator.fetch } });
  const job = await ai.batches.create({ model: 'gemini-3.5-flash-lite', src: requests });
  const answers = answersOf(ai, job.name ?? '', () => emulator.advance(60_000));
  await expect(answers).rejects.toThrow('The job ended JOB_STATE_EXPIRED');
});
