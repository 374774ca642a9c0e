import type { WireDifference } from './wire-difference.ts';
import type { WireSchema } from './wire-schema.ts';

/** The lines of a job's output file, of which the description says nothing. */
export const outputLineDifferences: readonly WireDifference[] = [
  {
    messages: ['OutputLine'],
    fields: ['*'],
    description: {
      en: 'Lacks it; its prose speaks of `GenerateContentResponse` as JSON',
      zh: '没有这个消息；说明文字只提到 JSON 形式的 `GenerateContentResponse`',
    },
    wire: {
      en: 'The key of the request, and its response or its error; a guide also calls the error a status; further fields of the request’s line come back',
      zh: '请求的 key，加上它的应答或错误；指南也把错误称为 status；请求行的其余字段原样返回',
    },
    sources: ['COOK', 'GUIDE', 'REPORTS'],
    change: lineOf('GenerateContentResponse'),
  },
  {
    messages: ['EmbedOutputLine'],
    fields: ['*'],
    description: { en: 'Lacks it', zh: '没有这个消息' },
    wire: { en: 'The same, with an embedding as its response', zh: '同上，应答为嵌入向量' },
    sources: ['CAP3', 'COOK'],
    change: lineOf('BatchedEmbedContentResponse'),
  },
];

function lineOf(response: string): { readonly schema: WireSchema; readonly exactlyOneOf: readonly string[] } {
  return {
    schema: {
      type: 'object',
      properties: {
        key: { type: 'string' },
        response: { $ref: `#/$defs/${response}` },
        error: { $ref: '#/$defs/Status' },
        status: { $ref: '#/$defs/Status' },
      },
      additionalProperties: true,
    },
    exactlyOneOf: ['response', 'error', 'status'],
  };
}
