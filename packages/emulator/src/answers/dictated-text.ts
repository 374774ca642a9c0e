/** A prompt that dictates its answer is short. */
const mostRead = 1000;

const dictations = [
  /\b(?:answer|reply|respond)\b[^.:\n]*\bexactly\b[^.:\n]*\bnothing else\s*:\s*(?<text>\S[^\n]*)$/i,
  /\b(?:answer|reply|respond)\b[^.:\n]*\bexactly\s+(?<text>["“'`][^"”'`\n]+["”'`]|\S+),?\s+and nothing else\b/i,
];

/** What a prompt wants to hear when it asks for exactly that and nothing else, as any model would say it. */
export function dictatedText(prompt: string): string | undefined {
  const asked = prompt.trim();
  if (asked.length > mostRead) return undefined;
  const found = dictations.map((dictation) => dictation.exec(asked)?.groups?.text).find((text) => text !== undefined);
  return found?.trim().replace(/^(["“'`])(.+)["”'`]$/, '$2');
}
