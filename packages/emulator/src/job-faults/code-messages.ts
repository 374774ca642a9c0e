import { statusTexts } from '../rules/status-texts.ts';

// gRPC codes (google/rpc/code.proto) with what the service says. No failed line was recorded in full: only the words of
// 13 were seen on one (googleapis/python-genai#1341), the others are those of calls that fail so.
const messages: ReadonlyMap<number, string> = new Map([
  [1, 'The operation was cancelled.'],
  [3, statusTexts[400].message],
  [4, statusTexts[504].message],
  [5, statusTexts[404].message],
  [7, statusTexts[403].message],
  [8, statusTexts[429].message],
  [13, statusTexts[500].message],
  [14, statusTexts[503].message],
  [16, statusTexts[401].message],
]);

/** What the service says with a gRPC code. */
export function codeMessage(code: number): string {
  return messages.get(code) ?? 'The request failed.';
}
