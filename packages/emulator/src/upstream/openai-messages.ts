import { isPlainObject, listField, type PlainObject, readField } from '../plain-object.ts';
import { camelFields } from './camel-fields.ts';
import { contentPart } from './openai-content-part.ts';
import { toText } from './scalars.ts';
import { toolCallNames } from './tool-call-names.ts';

/** The messages of a `GenerateContentRequest` in the OpenAI form, the system instruction first. */
export function chatMessages(request: PlainObject, report: (what: string) => void): PlainObject[] {
  const names = toolCallNames();
  const system = partsOf(readField(request, 'systemInstruction')).flatMap((part) => {
    const converted = contentPart(part, report);
    return converted?.type === 'text' ? [String(converted.text)] : [];
  });
  return [
    ...(system.length > 0 ? [{ role: 'system', content: system.join('\n') }] : []),
    ...listField(request, 'contents').flatMap((content) =>
      content.role === 'model'
        ? [modelMessage(partsOf(content), names, report)]
        : userMessages(partsOf(content), names, report),
    ),
  ];
}

/** The parts of a message that are no thoughts: those are the model's own. */
function partsOf(content: unknown): PlainObject[] {
  const parts = isPlainObject(content) ? listField(content, 'parts') : [];
  return parts.filter((part) => part.thought !== true);
}

function modelMessage(
  parts: readonly PlainObject[],
  names: ReturnType<typeof toolCallNames>,
  report: (what: string) => void,
): PlainObject {
  const texts: string[] = [];
  const calls: PlainObject[] = [];
  for (const part of parts) {
    const call = readField(part, 'functionCall');
    if (isPlainObject(call)) {
      const name = toText(call.name ?? '');
      const id = names.called(name, call.id);
      calls.push({ id, type: 'function', function: { name, arguments: JSON.stringify(call.args ?? {}) } });
      continue;
    }
    const converted = contentPart(part, report);
    if (converted?.type === 'text') {
      texts.push(String(converted.text));
    } else if (converted !== undefined) {
      report('a part of the model that is not text');
    }
  }
  const content = texts.length > 0 || calls.length === 0 ? texts.join('\n') : null;
  return { role: 'assistant', content, ...(calls.length > 0 ? { tool_calls: calls } : {}) };
}

/** What the functions gave goes first: it must follow the message that called them. */
function userMessages(
  parts: readonly PlainObject[],
  names: ReturnType<typeof toolCallNames>,
  report: (what: string) => void,
): PlainObject[] {
  const results: PlainObject[] = [];
  const others: PlainObject[] = [];
  for (const part of parts) {
    const result = camelFields(part).get('functionResponse');
    if (isPlainObject(result)) {
      const id = names.answered(toText(result.name ?? ''), result.id);
      results.push({ role: 'tool', tool_call_id: id, content: JSON.stringify(result.response ?? {}) });
      continue;
    }
    const converted = contentPart(part, report);
    if (converted !== undefined) {
      others.push(converted);
    }
  }
  const [only] = others;
  const content = others.length === 1 && only?.type === 'text' ? only.text : others;
  return [...results, ...(others.length > 0 ? [{ role: 'user', content }] : [])];
}
