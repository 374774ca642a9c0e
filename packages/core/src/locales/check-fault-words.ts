import type { CheckFault } from '../errors/check-fault.ts';
import type { Lang } from './lang.ts';

/** What is wrong with a check, in words. */
export function checkFaultWords({ problem, name, detail }: CheckFault, lang: Lang): string {
  return lang === 'zh' ? inChinese(problem, name, detail) : inEnglish(problem, name, detail);
}

function inEnglish(problem: CheckFault['problem'], name: string, detail: string): string {
  switch (problem) {
    case 'form':
      return 'must be an object with exactly one field, such as {"contains": "…"}';
    case 'unknown':
      return `there is no check "${name}"${detail === '' ? '' : `; did you mean "${detail}"?`}`;
    case 'needs-text':
      return `"${name}" needs a text`;
    case 'needs-number':
      return `"${name}" needs a number, not "${detail}"`;
    case 'needs-count':
      return `"${name}" needs a whole number above 0, not "${detail}"`;
    case 'needs-true':
      return `"${name}" must be true`;
    case 'regex':
      return `"${name}" cannot be read: ${detail}`;
    case 'schema':
      return `"${name}" is not a JSON Schema that can be used: ${detail}`;
  }
}

function inChinese(problem: CheckFault['problem'], name: string, detail: string): string {
  switch (problem) {
    case 'form':
      return '必须是只有一个字段的对象，例如 {"contains": "…"}';
    case 'unknown':
      return `没有名为 "${name}" 的检查项${detail === '' ? '' : `，是不是想写 "${detail}"？`}`;
    case 'needs-text':
      return `"${name}" 需要一段文本`;
    case 'needs-number':
      return `"${name}" 需要一个数字，而不是 "${detail}"`;
    case 'needs-count':
      return `"${name}" 需要大于 0 的整数，而不是 "${detail}"`;
    case 'needs-true':
      return `"${name}" 只能是 true`;
    case 'regex':
      return `"${name}" 无法解析：${detail}`;
    case 'schema':
      return `"${name}" 不是可用的 JSON Schema：${detail}`;
  }
}
