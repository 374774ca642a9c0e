import type { ReportFault } from '../errors/report-fault.ts';
import type { Lang } from './lang.ts';

/** What is wrong with a report, in words. */
export function reportFaultWords(fault: ReportFault, lang: Lang): string {
  return lang === 'zh' ? inChinese(fault) : inEnglish(fault);
}

function inEnglish(fault: ReportFault): string {
  switch (fault.problem) {
    case 'missing':
      return 'it is not there';
    case 'not-json':
      return 'it is not valid JSON';
    case 'form':
      return `"${fault.pointer}" is not what this version writes`;
    case 'newer':
      return `a newer version of the tool wrote it (schema version ${fault.version})`;
    case 'other-run':
      return `it is of the run "${fault.id}"`;
    case 'line':
      return `line ${fault.line} cannot be read`;
    case 'count':
      return `it has ${fault.lines} of ${fault.requests} lines`;
  }
}

function inChinese(fault: ReportFault): string {
  switch (fault.problem) {
    case 'missing':
      return '文件不存在';
    case 'not-json':
      return '不是有效的 JSON';
    case 'form':
      return `"${fault.pointer}" 不符合当前版本的格式`;
    case 'newer':
      return `由更新版本的工具写入（结构版本 ${fault.version}）`;
    case 'other-run':
      return `它属于运行 "${fault.id}"`;
    case 'line':
      return `第 ${fault.line} 行无法读取`;
    case 'count':
      return `应有 ${fault.requests} 行，实际只有 ${fault.lines} 行`;
  }
}
