/** What may stand in a Chinese text as it is: quotations, flags, the name of the service. */
const names = /"[^"]*"|'[^']*'|--?[a-z][a-z-]*|Gemini Batch API/g;

/** Three English words in a row: something that was not translated. */
export function englishPhrases(text: string): string[] {
  return text.replace(names, '…').match(/\b[A-Za-z]+(?: [A-Za-z]+){2,}/g) ?? [];
}
