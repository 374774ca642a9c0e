import { ServerResponse } from 'node:http';
import type { Http2Bindings, HttpBindings } from '@hono/node-server';
import { releaseBody } from '../http/release-body.ts';
import { spellUploadHeaders } from '../http/spell-upload-headers.ts';
import { resetConnection, sendCutShort } from './break-connection.ts';
import { connectionFaultOf } from './connection-fault.ts';
import { isCutShort } from './cut-short.ts';

/** Tells @hono/node-server that the answer has been dealt with. */
const alreadySent = { headers: { 'x-hono-already-sent': 'true' } };

/**
 * A handler for a server that makes of broken connections the real thing: the socket is reset, at once or in the
 * midst of an answer. `closeFor` is to keep everybody from connecting for so many ms.
 *
 * A call that is refused came over a connection that was there already, so its client sees a reset; the calls after it
 * see the refusal.
 */
export function faultyListener(
  fetch: (request: Request) => Promise<Response>,
  closeFor: (closedMs: number) => void,
): (request: Request, env: HttpBindings | Http2Bindings) => Promise<Response> {
  return async (request, { incoming, outgoing }) => {
    try {
      const response = await fetch(request);
      if (!isCutShort(response) || !(outgoing instanceof ServerResponse)) {
        return spellUploadHeaders(response, outgoing);
      }
      await sendCutShort(spellUploadHeaders(response, outgoing), outgoing);
    } catch (error) {
      const fault = connectionFaultOf(error);
      if (fault === undefined || !(outgoing instanceof ServerResponse)) {
        throw error;
      }
      if (fault.closedMs > 0) {
        closeFor(fault.closedMs);
      }
      resetConnection(outgoing);
    } finally {
      releaseBody(incoming);
    }
    return new Response(null, alreadySent);
  };
}
