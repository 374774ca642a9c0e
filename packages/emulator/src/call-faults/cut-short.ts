const cut = new WeakSet<Response>();

/** Notes that the body of an answer breaks off, so that a server knows before it sends it. */
export function cutShort(response: Response): Response {
  cut.add(response);
  return response;
}

export function isCutShort(response: Response): boolean {
  return cut.has(response);
}
