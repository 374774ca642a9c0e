import { isPlainObject, listField, type PlainObject, readField } from '../plain-object.ts';
import { type MediaTokens, mediaTokens } from './media-tokens.ts';
import { type ReadTools, readTools } from './read-tools.ts';

/** The part of a `GenerateContentRequest` that an answer depends on. */
export interface ReadRequest {
  /** The text of the last message. */
  readonly prompt: string;
  /** The text of all messages and the system instruction. */
  readonly input: string;
  /** Images, sound and documents in the messages. */
  readonly media: readonly MediaTokens[];
  readonly maxOutputTokens?: number;
  readonly stopSequences: readonly string[];
  readonly candidateCount: number;
  /** What the request says of thinking, when it says anything. */
  readonly thinking?: {
    readonly isShown: boolean;
    readonly level?: string;
    /** 0 switches thinking off; absent when the amount is left to the model. */
    readonly budgetTokens?: number;
  };
  readonly wantsJson: boolean;
  /** Wants one value of an enum as it is, without quotes. */
  readonly wantsEnum: boolean;
  readonly responseSchema?: PlainObject;
  /** In capitals; empty when nothing is said of them. */
  readonly modalities: readonly string[];
  readonly tools: ReadTools;
}

export function readRequest(request: PlainObject): ReadRequest {
  const contents = listField(request, 'contents');
  const config = messageField(request, 'generationConfig');
  const maxOutputTokens = Number(readField(config, 'maxOutputTokens'));
  const format = messageField(messageField(config, 'responseFormat'), 'text');
  const schema = [
    readField(config, 'responseSchema'),
    readField(config, 'responseJsonSchema'),
    readField(config, '_responseJsonSchema'),
    readField(format, 'schema'),
  ].find(isPlainObject);
  const thinking = readThinking(readField(config, 'thinkingConfig'));
  const mimeType = readField(config, 'responseMimeType');
  const messages = contents.map(textOf);
  return {
    prompt: messages.at(-1) ?? '',
    input: [textOf(readField(request, 'systemInstruction')), ...messages].filter((text) => text !== '').join('\n'),
    media: contents.flatMap((content) => listField(content, 'parts').flatMap(mediaTokens)),
    ...(maxOutputTokens > 0 ? { maxOutputTokens } : {}),
    stopSequences: texts(readField(config, 'stopSequences')).filter((text) => text !== ''),
    candidateCount: Math.max(1, Number(readField(config, 'candidateCount') ?? 1) || 1),
    ...(thinking === undefined ? {} : { thinking }),
    wantsJson:
      mimeType === 'application/json' ||
      readField(format, 'mimeType') === 'APPLICATION_JSON' ||
      (schema !== undefined && mimeType !== 'text/x.enum'),
    wantsEnum: mimeType === 'text/x.enum',
    ...(schema === undefined ? {} : { responseSchema: schema }),
    modalities: texts(readField(config, 'responseModalities')).map((name) => name.toUpperCase()),
    tools: readTools(request),
  };
}

function readThinking(value: unknown): ReadRequest['thinking'] {
  if (!isPlainObject(value)) {
    return undefined;
  }
  const level = readField(value, 'thinkingLevel');
  const budgetTokens = Number(readField(value, 'thinkingBudget') ?? -1);
  const isShown = readField(value, 'includeThoughts');
  return {
    isShown: isShown === true || isShown === 'true',
    ...(typeof level === 'string' ? { level: level.toUpperCase() } : {}),
    ...(budgetTokens >= 0 ? { budgetTokens } : {}),
  };
}

function messageField(message: PlainObject, camelName: string): PlainObject {
  const value = readField(message, camelName);
  return isPlainObject(value) ? value : {};
}

function texts(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string');
}

function textOf(content: unknown): string {
  return (isPlainObject(content) ? listField(content, 'parts') : [])
    .map((part) => readField(part, 'text'))
    .filter((text) => typeof text === 'string')
    .join('\n');
}
