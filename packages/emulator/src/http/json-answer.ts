/** A 200 with a JSON body, as the service sends it. */
export function jsonAnswer(body: unknown): Response {
  return Response.json(body, { headers: { 'content-type': 'application/json; charset=UTF-8' } });
}
