import { formatCount } from './format-numbers.ts';
import { issueAdviceZh } from './issue-advice-zh.ts';
import type { ValidationMessages } from './validation-messages.ts';

export const validationZh: ValidationMessages = {
  titles: {
    'not-json': '不是 JSON',
    'not-utf8': '不是 UTF-8',
    'line-too-long': '行过长',
    'byte-order-mark': '字节顺序标记',
    'not-an-object': '不是 JSON 对象',
    'too-deep': '嵌套过深',
    'bare-line': '没有 key 的请求',
    'openai-line': 'OpenAI 兼容接口的行',
    'embeddings-request': '向量嵌入请求',
    'key-missing': '缺少 key',
    'key-is-custom-id': '把 "key" 写成了 "custom_id"',
    'key-duplicate': 'key 重复',
    'request-missing': '缺少请求',
    'body-missing': '缺少 body',
    'custom-id-missing': '缺少 custom_id',
    'contents-missing': '缺少 contents',
    'parts-missing': '缺少 parts',
    'part-empty': '空的 part',
    'field-misplaced': '字段放错位置',
    'sdk-config': 'SDK 的 "config"',
    'field-misspelt': '字段名拼错',
    'field-not-described': '未知字段',
    'value-unfit': '值的类型不对',
    'choice-unknown': '未知的取值',
    'list-not-taken': '单个值写成了列表',
    'spelled-twice': '同一字段用了两种写法',
    'role-unknown': '未知角色',
    'cached-content-conflict': '与缓存内容冲突',
    'thinking-both': '思考预算与思考级别并存',
    'thinking-level-unfit': '模型不接受的思考级别',
    'thinking-budget-unfit': '模型不接受的思考预算',
    'model-refuses': '模型会拒绝',
    'sampling-deprecated': '已弃用的采样参数',
    'json-schema-in-batch': '批量任务中的 responseJsonSchema',
    'list-emptied': '请求旁边的列表',
    'file-too-large': '文件过大',
    'inline-too-large': '过大，无法内联发送',
    'input-empty': '没有请求',
    'model-without-batch': '不支持批量任务的模型',
    'model-not-found': '没有这个模型',
    'model-retired': '已停用的模型',
    'model-ending': '即将停用的模型',
    'model-rerouted': '由其他模型代答的模型',
    'field-unknown': '本工具的字段名拼错',
    'field-missing': '行中缺少字段',
    'check-invalid': '无法使用的检查项',
    'checks-not-a-list': '检查项不是列表',
    'csv-broken': '不是 CSV',
    'column-duplicate': '两列同名',
  },
  advice: issueAdviceZh,
  verdict: (input, { errors, warnings, requests }) => {
    const found = [
      ...(errors === 0 ? [] : [`${formatCount(errors)} 个错误`]),
      ...(warnings === 0 ? [] : [`${formatCount(warnings)} 个警告`]),
    ].join('、');
    if (errors > 0) return `${input} 不能直接发送：${formatCount(requests)} 个请求中有 ${found}`;
    const known = `${input} 中没有发现服务端会拒绝的内容`;
    return warnings === 0 ? known : `${known}；${formatCount(requests)} 个请求中有 ${found}`;
  },
  facts: ({ model, requests, size, largest }) =>
    [
      model,
      `${formatCount(requests)} 个请求`,
      ...(size === null ? [] : [size]),
      ...(largest === null ? [] : [`最大的请求 ${largest}`]),
    ].join(' · '),
  olderForm: (lines) =>
    `${formatCount(lines)} 行是旧格式 {"custom_id", "body"}：本工具会自动转换，服务端本身不读取这种格式`,
  modelChecks: {
    'not-asked': '没有向服务端确认该模型是否支持批量任务：没有提供密钥，或使用了 --offline。',
    unreachable: '已向服务端询问该模型是否支持批量任务，但没有得到答复。',
    'takes-batches': '服务端表示该模型支持批量任务。',
    'without-batch': '服务端表示该模型不支持批量任务。',
    'not-found': '服务端表示没有这个模型。',
  },
  errors: '错误',
  warnings: '警告',
  heading: (title, rule, count) => `${title}（${rule}），${formatCount(count)} 处`,
  place: (line, column, pointer) =>
    [
      ...(line === null ? [] : [column === null ? `第 ${line} 行` : `第 ${line} 行第 ${column} 列`]),
      ...(pointer === null ? [] : [pointer]),
    ].join('，'),
  service: '服务端的原话',
  source: '来源',
  colon: '：',
  more: (count) => `…… 另有 ${formatCount(count)} 处`,
  next: '--json 列出保留下来的每一处，--sarif 文件名 供代码扫描使用。',
  strict: '使用 --strict 时，有警告也算不通过。',
};
