import type { Words } from '../words.ts';

// What can be wrong with rules, in words.

export function unknownPreset(name: string, suggestion: string | undefined): Words {
  const hint =
    suggestion === undefined
      ? {
          en: '; the name of a file ends in .yaml, .yml or .json, or has a folder before it',
          zh: '；规则文件的名称以 .yaml、.yml 或 .json 结尾，或者带有目录',
        }
      : meant(suggestion);
  return { en: `There is no preset "${name}"${hint.en}`, zh: `没有名为 "${name}" 的预设${hint.zh}` };
}

export const missingName: Words = {
  en: 'The name of a preset or a file is missing',
  zh: '缺少预设或规则文件的名称',
};

/** `reason` is the code of the system, such as `ENOENT`. */
export function unreadableFile(reason: string): Words {
  return { en: `The file cannot be read (${reason})`, zh: `无法读取文件（${reason}）` };
}

/** `reason` is the parser's, in English. */
export function notYaml(reason: string): Words {
  return { en: `Not valid YAML: ${reason}`, zh: `不是合法的 YAML：${reason}` };
}

export function unknownKey(key: string, suggestion: string | undefined, known: readonly string[]): Words {
  if (known.includes(key)) {
    return { en: `"${key}" does not go with the other keys here`, zh: `"${key}" 不能和这里的其他键一起用` };
  }
  const { en, zh } = suggestion === undefined ? hereAre(known) : meant(suggestion);
  return { en: `Unknown key "${key}"${en}`, zh: `未知的键 "${key}"${zh}` };
}

export function missingKey(key: string): Words {
  return { en: `"${key}" is missing`, zh: `缺少 "${key}"` };
}

/** `example` is a value that would do. */
export function wrongValue(place: string, expected: Words, example?: string): Words {
  const subject = place === '' ? { en: 'It', zh: '' } : { en: `"${place}"`, zh: `"${place}" ` };
  const instance =
    example === undefined ? { en: '', zh: '' } : { en: `, for instance ${example}`, zh: `，例如 ${example}` };
  const must = /^ [<>≤≥]/.test(expected.zh) ? '应' : '应为';
  return {
    en: `${subject.en} must be ${expected.en}${instance.en}`,
    zh: `${subject.zh}${must}${expected.zh}${instance.zh}`,
  };
}

/** An effect that rules of another kind have. */
export function misplacedEffect(key: string, owner: string, kind: string): Words {
  return {
    en: `"${key}" belongs to a rule for a "${owner}", this one is for a "${kind}"`,
    zh: `"${key}" 属于 "${owner}" 规则，而这条是 "${kind}" 规则`,
  };
}

export function notOneOf(names: readonly string[], found: number): Words {
  const list = names.map((name) => `"${name}"`);
  return {
    en: `A rule needs ${found > 1 ? 'only one' : 'one'} of ${list.join(', ')}`,
    zh: `一条规则必须有且只有一个：${list.join('、')}`,
  };
}

export function noEffect(names: readonly string[]): Words {
  const list = names.map((name) => `"${name}"`);
  return { en: `"do" needs at least one of ${list.join(', ')}`, zh: `"do" 至少要有其中一个：${list.join('、')}` };
}

export function unknownCall(name: string, suggestion: string | undefined): Words {
  return {
    en: `No call is named "${name}"${meant(suggestion).en}`,
    zh: `没有名为 "${name}" 的调用${meant(suggestion).zh}`,
  };
}

function meant(suggestion: string | undefined): Words {
  return suggestion === undefined
    ? { en: '', zh: '' }
    : { en: `, did you mean "${suggestion}"?`, zh: `，是不是想写 "${suggestion}"？` };
}

function hereAre(known: readonly string[]): Words {
  return known.length === 0
    ? { en: '', zh: '' }
    : { en: `; known here: ${known.join(', ')}`, zh: `；这里可用的有 ${known.join('、')}` };
}
