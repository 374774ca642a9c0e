/**
 * Text of a service, a model or a file without control and format characters, so that an error can be printed. A line
 * break stays one, but no line of it can begin like a line of ours, or like a command of a workflow.
 */
export function plainText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Zl}\p{Zp}]/gu, '\n')
    .replace(/(?!\n)[\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()
    .replace(/\n+/g, '\n  | ');
}

/** The same data with every text made plain. */
export function plainDetails<T>(details: T): T {
  return JSON.parse(JSON.stringify(details), (_, value: unknown) =>
    typeof value === 'string' ? plainText(value) : value,
  );
}
