import * as three from '@google/genai';
import * as two from 'google-genai-2';

/** Google's JavaScript client in each version that is tried, with each version of the API that it speaks. */
export interface GoogleGenaiClient {
  readonly name: string;
  readonly apiVersion: 'v1' | 'v1beta';
  connect(baseUrl: string, apiKey?: string): GoogleGenai;
}

/** What both versions have in common: all that the tests use. */
export type GoogleGenai = three.GoogleGenAI | two.GoogleGenAI;

export const googleGenaiClients: readonly GoogleGenaiClient[] = [
  { version: '3.1.0', GoogleGenAI: three.GoogleGenAI },
  { version: '2.32.0', GoogleGenAI: two.GoogleGenAI },
].flatMap(({ version, GoogleGenAI }) =>
  (['v1', 'v1beta'] as const).map((apiVersion) => ({
    name: `@google/genai ${version} on ${apiVersion}`,
    apiVersion,
    connect: (baseUrl: string, apiKey = 'any') => new GoogleGenAI({ apiKey, apiVersion, httpOptions: { baseUrl } }),
  })),
);

export const model = 'gemini-3.5-flash-lite';

/** Asks for a job until it has ended, and says which states were seen. */
export async function pollToTheEnd(ai: GoogleGenai, name: string): Promise<three.BatchJob & { states: string[] }> {
  const states: string[] = [];
  for (let looks = 0; looks < 1000; looks++) {
    const job: three.BatchJob = await ai.batches.get({ name });
    const state = job.state ?? '';
    if (states.at(-1) !== state) states.push(state);
    if (!['JOB_STATE_PENDING', 'JOB_STATE_RUNNING'].includes(state)) return { ...job, states };
  }
  throw new Error(`The job ${name} does not end`);
}
