/** A line in the service's own form. */
export function requestLine(key: string, text = `What is ${key}?`): { key: string; request: unknown } {
  return { key, request: { contents: [{ role: 'user', parts: [{ text }] }] } };
}

/** A line in the form of the tool that this one replaces. */
export function originalLine(id: string, model: string): Record<string, unknown> {
  return {
    custom_id: id,
    method: 'POST',
    url: `/v1beta/models/${model}:generateContent`,
    body: { contents: [{ role: 'user', parts: [{ text: `What is ${id}?` }] }] },
  };
}
