import type { CallInput } from '../calls/call.ts';
import { messageAnswer } from '../http/message-answer.ts';
import { answerGenerate } from './answer-generate.ts';

/** `POST /{version}/models/{id}:generateContent` */
export async function generateContent(input: CallInput): Promise<Response> {
  const { response, isOwn } = await answerGenerate(input, 'generateContent');
  return isOwn ? messageAnswer('GenerateContentResponse', response) : Response.json(response);
}
