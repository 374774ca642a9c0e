import { serviceError } from '../client/service-error.ts';
import type { DoctorSite, Probe, ProbeAnswer } from '../doctor/doctor-site.ts';

/** An answer, good but for what is said. */
export function probeAnswer(more: Partial<Omit<ProbeAnswer, 'headers'>> & { headers?: object } = {}): ProbeAnswer {
  const { headers, status = 200, json = {}, ...others } = more;
  const body = JSON.stringify(json);
  return {
    status,
    json,
    error: status < 300 ? null : serviceError({ status, body, retryAfter: null, nowMs: 0 }),
    sentAtMs: 0,
    receivedAtMs: 0,
    ...others,
    headers: { date: null, server: null, location: null, ...headers },
  };
}

/** A place where all is well, but for what is said. `answers` gives the answer to a path, else a good one. */
export function fakeSite(
  more: Partial<DoctorSite> & { readonly answers?: (path: string) => ProbeAnswer | Error | undefined } = {},
): DoctorSite & { readonly asked: string[] } {
  const { answers = () => undefined, ...site } = more;
  const asked: string[] = [];
  const model = { name: 'models/m', supportedGenerationMethods: ['batchGenerateContent'], inputTokenLimit: 1000 };
  const probe: Probe = async (path, { withKey = true } = {}) => {
    asked.push(withKey ? path : `${path} without the key`);
    const answer = answers(path);
    if (answer instanceof Error) throw answer;
    return answer ?? probeAnswer({ json: path.startsWith('models/') ? model : {} });
  };
  return {
    runtime: { name: 'Node.js', version: '24.9.0' },
    env: { GEMINI_API_KEY: 'a-key' },
    tokenFile: null,
    model: 'm',
    isElsewhere: false,
    emulatorFolder: null,
    nowMs: () => Date.parse('2026-11-23T12:00:00Z'),
    folder: async () => ({ folder: 'output', trouble: null, freeBytes: 50e9 }),
    readKey: async () => ({ apiKey: 'key-of-file', mode: 0o600 }),
    address: () => 'https://service.test',
    requireKey: () => {},
    connect: async () => probe,
    ...site,
    asked,
  };
}
