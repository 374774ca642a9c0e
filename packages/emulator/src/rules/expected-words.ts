import type * as z from 'zod';
import type { Words } from '../words.ts';

const types: Readonly<Record<string, Words>> = {
  string: { en: 'a text', zh: '文本' },
  number: { en: 'a number', zh: '数字' },
  int: { en: 'a whole number', zh: '整数' },
  boolean: { en: 'true or false', zh: ' true 或 false' },
  array: { en: 'a list', zh: '列表' },
  object: { en: 'a mapping', zh: '映射（键: 值）' },
};

const unquoted: Words = { en: 'a number, without quotes', zh: '数字，不加引号' };

/** What a value should have been, by what the schema says of it. */
export function expectedWords(issue: z.core.$ZodIssue): Words {
  if (isQuotedNumber(issue)) {
    return unquoted;
  }
  switch (issue.code) {
    case 'invalid_type':
      return types[issue.expected] ?? same(issue.expected);
    case 'invalid_value':
      return oneOf(issue.values.map(String));
    case 'too_small':
      if (issue.origin === 'string') {
        return { en: 'a text that is not empty', zh: '非空文本' };
      }
      return issue.origin === 'array'
        ? { en: 'a list that is not empty', zh: '非空列表' }
        : same(`${issue.inclusive === false ? '>' : '≥'} ${issue.minimum}`);
    case 'too_big':
      return issue.origin === 'array'
        ? { en: `a list of ${issue.maximum} at most`, zh: `最多 ${issue.maximum} 项的列表` }
        : same(`≤ ${issue.maximum}`);
    case 'invalid_format':
      return {
        en: 'a number of seconds or a time such as 2026-11-23T12:00:00Z',
        zh: '秒数，或者 2026-11-23T12:00:00Z 这样的时间',
      };
    default:
      return same(issue.message);
  }
}

/** What a value should have been that could be one of several things, each told once. */
export function anyExpected(issues: readonly z.core.$ZodIssue[]): Words {
  if (issues.some(isQuotedNumber)) {
    return unquoted;
  }
  const values = issues.flatMap((issue) => (issue.code === 'invalid_value' ? issue.values.map(String) : []));
  const others = issues.filter((issue) => issue.code !== 'invalid_value').map(expectedWords);
  const all = values.length > 0 ? [oneOf(values), ...others] : others;
  return {
    en: [...new Set(all.map(({ en }) => en))].join(' or '),
    zh: [...new Set(all.map(({ zh }) => zh))].join('或'),
  };
}

/** Whether a text holds the number that was expected. */
function isQuotedNumber(issue: z.core.$ZodIssue): boolean {
  const { input } = issue;
  if (typeof input !== 'string' || input.trim() === '' || !Number.isFinite(Number(input))) {
    return false;
  }
  return issue.code === 'invalid_value'
    ? issue.values.includes(Number(input))
    : issue.code === 'invalid_type' && ['number', 'int'].includes(issue.expected);
}

function oneOf(values: readonly string[]): Words {
  return values.length === 1
    ? same(values[0] ?? '')
    : { en: `one of ${values.join(', ')}`, zh: `以下之一：${values.join('、')}` };
}

function same(text: string): Words {
  return { en: text, zh: ` ${text}` };
}
