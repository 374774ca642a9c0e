import { closestName } from '../errors/closest-name.ts';
import type { InputIssue, UnplacedIssue } from '../errors/input-issue.ts';
import { maxDepth } from '../json/is-too-deep.ts';
import { pointerNames } from '../json/json-pointer.ts';
import type { PlacedFault } from '../wire/messages/message-fault.ts';
import { fieldHome, nearestField } from './field-home.ts';

/** What a fault of a request's message is in the words of its user; `root` is where in the line the request stands. */
export function faultIssue(fault: PlacedFault, line: number, root: string): InputIssue {
  const place = { line, pointer: `${root}${fault.pointer}` };
  if ('unknownField' in fault) return { ...unknownField(fault.unknownField, fault.of), ...place };
  if ('notRepeated' in fault) return { code: 'list-not-taken', details: { field: fault.notRepeated }, ...place };
  if ('badValue' in fault) return { ...badValue(fault), ...place };
  if (fault.message.includes('too deep')) return { code: 'too-deep', details: { levels: maxDepth }, ...place };
  if (fault.message.includes('contents is not specified')) return { code: 'contents-missing', details: {}, ...place };
  const code = fault.message.includes('must not be empty') ? 'parts-missing' : 'part-empty';
  return { code, details: {}, ...place };
}

function unknownField(field: string, message: string): UnplacedIssue {
  if (field === 'config' && message === 'GenerateContentRequest') return { code: 'sdk-config', details: {} };
  const place = fieldHome(field, message);
  if (place !== null) return { code: 'field-misplaced', details: { field, place } };
  const suggestion = nearestField(field, message);
  return suggestion === null
    ? { code: 'field-not-described', details: { field, message } }
    : { code: 'field-misspelt', details: { field, suggestion } };
}

function badValue({ badValue: value, fieldType, pointer }: Extract<PlacedFault, { badValue: unknown }>): UnplacedIssue {
  const names = pointerNames(pointer);
  const field = names.findLast((name) => !/^\d+$/.test(name)) ?? '';
  if (!fieldType.includes('|')) return { code: 'value-unfit', details: { field, expected: expectedOf(fieldType) } };
  const choices = fieldType.split('|').filter((name) => !name.endsWith('_UNSPECIFIED'));
  if (typeof value !== 'string') {
    return { code: 'value-unfit', details: { field, expected: choices.map((name) => `"${name}"`).join(' | ') } };
  }
  // The name of a harm or a level is often cut short.
  const begun = value === '' ? undefined : choices.find((name) => name.startsWith(value.toUpperCase()));
  return { code: 'choice-unknown', details: { field, value, suggestion: begun ?? closestName(value, choices) } };
}

/** What a field takes, in signs and names that need no translation. */
function expectedOf(type: string): string {
  switch (type) {
    case 'string':
      return '"…"';
    case 'byte':
      return '"…" (base64)';
    case 'bool':
      return 'true | false';
    case 'int32':
    case 'int64':
      return '0, 1, 2 …';
    case 'float':
    case 'double':
      return '0.5';
    case 'google-datetime':
      return '"2026-11-23T12:00:00Z"';
    case 'google-duration':
      return '"3.5s"';
    case 'Content':
      return '{"parts": [{"text": "…"}]}';
    case 'Part':
      return '{"text": "…"}';
    default:
      return '{…}';
  }
}
