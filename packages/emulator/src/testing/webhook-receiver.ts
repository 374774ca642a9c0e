/** A webhook as it came. */
export interface ReceivedWebhook {
  readonly uri: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A receiver of webhooks: as a `fetch` of its own, or as the handler of a server. */
export interface WebhookReceiver {
  readonly send: typeof fetch;
  readonly handle: (request: Request) => Promise<Response>;
  readonly received: readonly ReceivedWebhook[];
}

/** `answer` is told the how-many-th webhook it is, from 1; without one each is answered with a 200. */
export function webhookReceiver(answer: (count: number) => Response | Promise<Response> = ok): WebhookReceiver {
  const received: ReceivedWebhook[] = [];
  const handle = async (request: Request): Promise<Response> => {
    const { url: uri, method } = request;
    received.push({ uri, method, headers: Object.fromEntries(request.headers), body: await request.text() });
    return await answer(received.length);
  };
  return { send: (input, init) => handle(new Request(input, init)), handle, received };
}

function ok(): Response {
  return Response.json({ status: 'received' });
}
