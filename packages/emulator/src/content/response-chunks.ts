import type { Candidate, GenerateContentResponse, Part } from '@gemini-batch-test/core/wire';

/** How long a piece of text in a stream is, in characters; it ends with a word. */
const pieceCharacters = 80;

/**
 * A response in the pieces in which it is streamed: its parts one after the other, long texts cut, and the finish reason
 * and all tokens with the last one. Put together, the pieces have the text of the whole.
 */
export function responseChunks(response: GenerateContentResponse): GenerateContentResponse[] {
  const { candidates = [], usageMetadata, ...others } = response;
  if (candidates.length === 0) {
    return [response];
  }
  const pieces = candidates.flatMap((candidate) => candidatePieces(candidate));
  const { candidatesTokenCount: _candidates, ...usageSoFar } = usageMetadata ?? {};
  const { promptTokenCount } = usageSoFar;
  const early = promptTokenCount === undefined ? usageSoFar : { ...usageSoFar, totalTokenCount: promptTokenCount };
  return pieces.map((candidate, index) => {
    const usage = index === pieces.length - 1 ? usageMetadata : early;
    return { candidates: [candidate], ...(usage === undefined ? {} : { usageMetadata: usage }), ...others };
  });
}

function candidatePieces(candidate: Candidate): Candidate[] {
  const { content, finishReason, finishMessage, ...others } = candidate;
  const parts = (content?.parts ?? []).flatMap(partPieces);
  if (parts.length <= 1) {
    return [candidate];
  }
  const end = {
    ...(finishReason === undefined ? {} : { finishReason }),
    ...(finishMessage === undefined ? {} : { finishMessage }),
  };
  return parts.map((part, index) => ({
    content: { ...content, parts: [part] },
    ...(index === parts.length - 1 ? end : {}),
    ...others,
  }));
}

function partPieces(part: Part): Part[] {
  const { text } = part;
  if (text === undefined || text.length <= pieceCharacters) {
    return [part];
  }
  const pieces = text.match(new RegExp(`[^]{1,${pieceCharacters}}(?=\\s|$)|[^]{1,${pieceCharacters}}`, 'gu')) ?? [];
  return pieces.map((piece) => ({ ...part, text: piece }));
}
