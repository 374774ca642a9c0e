/** Finish reasons of a whole answer (the enum is OpenAPI of 2026-08-22). */
const given = ['STOP'];

/** Finish reasons of an answer that is cut off. CONTINUATION is new with Gemini 4: the cap of one answer was reached. */
const cutOff = ['MAX_TOKENS', 'CONTINUATION'];

/** Finish reasons that we know to mean that there is no usable answer (OpenAPI of 2026-08-22, `Candidate`). */
const refused = [
  'SAFETY',
  'RECITATION',
  'LANGUAGE',
  'OTHER',
  'BLOCKLIST',
  'PROHIBITED_CONTENT',
  'SPII',
  'MALFORMED_FUNCTION_CALL',
  'IMAGE_SAFETY',
  'IMAGE_PROHIBITED_CONTENT',
  'IMAGE_OTHER',
  'NO_IMAGE',
  'IMAGE_RECITATION',
  'UNEXPECTED_TOOL_CALL',
  'TOO_MANY_TOOL_CALLS',
  'MISSING_THOUGHT_SIGNATURE',
  'MALFORMED_RESPONSE',
  'ESCALATION',
];

/** What a finish reason says of the answer that came with it. One that is not known leaves the answer usable. */
export function judgeFinishReason(reason: string | null): 'given' | 'cut-off' | 'refused' | 'unknown' {
  if (reason === null) return 'given';
  if (cutOff.includes(reason)) return 'cut-off';
  if (given.includes(reason)) return 'given';
  return refused.includes(reason) ? 'refused' : 'unknown';
}
