/** Makes jobs end in another state, with or without an error of their own, whatever they answered. */
export function jobEndingAs(
  state: 'FAILED' | 'EXPIRED' | 'CANCELLED',
  error?: { readonly code: number; readonly message: string },
): (request: { url: string }, response: Response) => Promise<Response> {
  return async ({ url }, response) => {
    if (!response.ok || !/\/batches\/[a-z0-9]+$/.test(new URL(url).pathname)) return response;
    const job = await response.json();
    if (!job.done) return Response.json(job);
    const metadata = { ...job.metadata, state: `BATCH_STATE_${state}` };
    if (error === undefined) return Response.json({ ...job, metadata });
    const { response: _response, ...others } = job;
    const { output: _output, ...rest } = metadata;
    return Response.json({ ...others, error, metadata: rest });
  };
}
