import { isPlainObject, listField, type PlainObject, readField } from '../plain-object.ts';

/** The part of a `GenerateContentRequest` that an answer depends on. */
export interface ReadRequest {
  /** The text of the last message. */
  readonly prompt: string;
  /** The text of all messages and the system instruction. Only text counts; images and files do not. */
  readonly input: string;
  readonly maxOutputTokens?: number;
  /** Present when the request has a thinkingConfig that does not switch thinking off. */
  readonly thinking?: { readonly isShown: boolean; readonly level?: string; readonly budgetTokens?: number };
  readonly wantsJson: boolean;
  readonly responseSchema?: PlainObject;
}

export function readRequest(request: PlainObject): ReadRequest {
  const messages = listField(request, 'contents').map(textOf);
  const config = messageField(request, 'generationConfig');
  const maxOutputTokens = Number(readField(config, 'maxOutputTokens'));
  const schema = [readField(config, 'responseSchema'), readField(config, 'responseJsonSchema')].find(isPlainObject);
  const thinking = readThinking(readField(config, 'thinkingConfig'));
  return {
    prompt: messages.at(-1) ?? '',
    input: [textOf(readField(request, 'systemInstruction')), ...messages].filter((text) => text !== '').join('\n'),
    ...(maxOutputTokens > 0 ? { maxOutputTokens } : {}),
    ...(thinking === undefined ? {} : { thinking }),
    wantsJson: readField(config, 'responseMimeType') === 'application/json' || schema !== undefined,
    ...(schema === undefined ? {} : { responseSchema: schema }),
  };
}

function readThinking(value: unknown): ReadRequest['thinking'] {
  if (!isPlainObject(value)) {
    return undefined;
  }
  const level = readField(value, 'thinkingLevel');
  const budgetTokens = Number(readField(value, 'thinkingBudget') ?? -1);
  // 0 switches thinking off, -1 leaves the amount to the model.
  if (budgetTokens === 0) {
    return undefined;
  }
  return {
    isShown: readField(value, 'includeThoughts') === true,
    ...(typeof level === 'string' ? { level: level.toUpperCase() } : {}),
    ...(budgetTokens > 0 ? { budgetTokens } : {}),
  };
}

function messageField(message: PlainObject, camelName: string): PlainObject {
  const value = readField(message, camelName);
  return isPlainObject(value) ? value : {};
}

function textOf(content: unknown): string {
  const parts = isPlainObject(content) ? readField(content, 'parts') : undefined;
  return (Array.isArray(parts) ? parts : [parts])
    .map((part: unknown) => (isPlainObject(part) ? readField(part, 'text') : undefined))
    .filter((text) => typeof text === 'string')
    .join('\n');
}
