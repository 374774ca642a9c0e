import { checkFaultWords } from './check-fault-words.ts';
import type { IssueMessages } from './error-messages.ts';
import { requestIssuesZh } from './request-issues-zh.ts';

export const issuesZh: IssueMessages = {
  ...requestIssuesZh,
  'not-json': ({ reason }) => `不是合法的 JSON（${reason}）`,
  'not-utf8': () => '不是 UTF-8 文本，请把文件另存为 UTF-8',
  'not-yaml': ({ reason }) => `不是合法的 YAML（${reason}）`,
  'not-an-object': () => '不是 JSON 对象',
  'key-missing': () => '缺少 "key"，或者 "key" 不是文本',
  'key-is-custom-id': () => '写的是 "custom_id"，服务端要求的字段名是 "key"',
  'key-duplicate': ({ key, firstLine }) => `key "${key}" 与第 ${firstLine} 行重复`,
  'request-missing': () => '缺少 "request" 对象，正确的格式是 {"key": "…", "request": {"contents": […]}}',
  'body-missing': () => '有 "custom_id"，但缺少 "body" 对象',
  'custom-id-missing': () => '缺少 "custom_id"，或者 "custom_id" 不是文本',
  'contents-missing': () => '请求中的 "contents" 缺失或为空',
  'embeddings-request': () => '这是向量嵌入请求（"content"），目前只支持 generateContent 请求',
  'field-missing': ({ field, fields }) => `模板用到了 "${field}"，但这一行只有 ${quoted(fields)}`,
  'field-unknown': ({ field, suggestion }) =>
    `未知字段 "${field}"${suggestion === null ? '' : `，是不是想写 "${suggestion}"？`}`,
  'value-invalid': ({ expected }) => `的值应为 ${expected}`,
  'field-required': () => '缺少这个字段',
  'one-source': () => '"requests"、"dataset"、"generate" 必须有且只有一个',
  'checks-need-dataset': () => '"{{…}}" 要和 "dataset" 一起使用：只有数据集的行才能填入',
  'check-invalid': ({ fault }) => `检查项：${checkFaultWords(fault, 'zh')}`,
  'checks-not-a-list': () => '"checks" 必须是列表，例如 [{"contains": "…"}]',
  'csv-broken': ({ reason }) => `不是合法的 CSV（${reason}）`,
  'prices-overlap': ({ model, row }) => `与第 ${row} 条重叠：同一天有两个 "${model}" 的价格`,
  'column-duplicate': ({ column }) => `有两列都叫 "${column}"`,
};

function quoted(names: readonly string[]): string {
  return names.length === 0 ? '零个字段' : names.map((name) => `"${name}"`).join('、');
}
