import { ServiceError } from '../http/service-error.ts';
import { answerPage } from '../page/answer-page.ts';
import { advanceClock, readClock } from './clock-endpoint.ts';
import type { Control } from './control.ts';
import { emulatorState } from './emulator-state.ts';
import { isTrustedHost } from './trusted-host.ts';

type Endpoint = (control: Control, request: Request) => Promise<Response>;

/** They lie outside the paths of the API, need no key, and are neither logged nor touched by faults. */
const endpoints: Readonly<Record<string, Endpoint>> = {
  'GET /emulator/state': async ({ parts }) => controlAnswer(await emulatorState(parts)),
  'GET /emulator/clock': async (control) => controlAnswer(await readClock(control)),
  'POST /emulator/clock': async (control, request) => controlAnswer(await advanceClock(control, request)),
};

/** Answers what is asked of the emulator itself, its page included; undefined for what is asked of the API. */
export async function answerControl(control: Control, request: Request): Promise<Response | undefined> {
  const url = new URL(request.url);
  // No client of the API calls this path; whoever tries whether the emulator is there takes anything.
  const isPage = url.pathname === '/' && /text\/html|\*\/\*/.test(request.headers.get('accept') ?? '*/*');
  if (!isPage && !/^\/emulator(?:\/|$)/.test(url.pathname)) {
    return undefined;
  }
  try {
    if (!isTrustedHost(url, control.parts.hosts)) {
      throw new ServiceError(
        'PERMISSION_DENIED',
        `Open it as 127.0.0.1 or localhost: under the name "${url.hostname}" it does not show itself.`,
      );
    }
    if (isPage && ['GET', 'HEAD'].includes(request.method)) {
      return answerPage(request);
    }
    const endpoint = endpoints[`${request.method} ${url.pathname}`];
    if (endpoint === undefined) {
      throw new ServiceError('NOT_FOUND', `The emulator has ${Object.keys(endpoints).join(', ')}.`);
    }
    return await endpoint(control, request);
  } catch (error) {
    if (error instanceof ServiceError) {
      return error.toResponse();
    }
    throw error;
  }
}

/** No copy is kept, and no page of another site may read it: there is no CORS header. */
function controlAnswer(body: unknown): Response {
  return Response.json(body, { headers: { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } });
}
