/** A link with Markdown that is ours and an address that is trusted; what would end the address is percent-encoded. */
export function markdownLink(shown: string, url: string): string {
  const address = url.replace(/[\s()<>\\]/g, (char) => `%${char.charCodeAt(0).toString(16).padStart(2, '0')}`);
  return `[${shown}](${address})`;
}
