/** The fenced code blocks of a language in a Markdown text. */
export function fencedBlocks(markdown: string, language: string): string[] {
  const blocks = markdown.matchAll(/^```(\S+)\n([\s\S]*?)^```$/gm);
  return [...blocks].flatMap(([, name, text = '']) => (name === language ? [text] : []));
}
