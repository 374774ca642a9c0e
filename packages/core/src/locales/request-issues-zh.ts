import type { RequestIssueMessages } from './error-messages.ts';
import { formatCount } from './format-numbers.ts';

export const requestIssuesZh: RequestIssueMessages = {
  'bare-line': () => '只有请求本身，外面没有 "key" 和 "request"',
  'openai-line': () => '是 OpenAI 兼容接口的格式（"body" 里是 "messages" 或 "input"）',
  'too-deep': ({ levels }) => `嵌套超过 ${levels} 层`,
  'line-too-long': ({ limit }) => `超过 ${formatCount(limit)} 个字符，其余内容没有读取`,
  'byte-order-mark': () => '以字节顺序标记（BOM）开头',
  'field-misplaced': ({ field, place }) =>
    `"${field}" 放错了位置，应放在${place === '' ? '请求的最外层' : ` "${place}" 里`}`,
  'sdk-config': () => '含有 "config"，只有 Google 的 SDK 接受它；在文件中，它的各个字段要写在请求里',
  'field-misspelt': ({ field, suggestion }) => `未知字段 "${field}"，是不是想写 "${suggestion}"？`,
  'field-not-described': ({ field, message }) => `未知字段 "${field}"：${message} 没有这个字段`,
  'spelled-twice': ({ field, other }) => `同时写了 "${field}" 和 "${other}"，它们是同一个字段`,
  'value-unfit': ({ field, expected }) => `"${field}" 的值应为 ${expected}`,
  'choice-unknown': ({ field, value, suggestion }) =>
    `"${value}" 不是 "${field}" 的有效值${suggestion === null ? '' : `，是不是想写 "${suggestion}"？`}`,
  'list-not-taken': ({ field }) => `"${field}" 只接受单个值，不能是列表`,
  'parts-missing': () => '内容中的 "parts" 缺失或为空',
  'part-empty': () => '这个 part 既没有文本，也没有其他数据',
  'role-unknown': ({ role }) => `没有 "${role}" 这个角色`,
  'cached-content-conflict': ({ field }) => `"${field}" 不能与 "cachedContent" 同时使用`,
  'thinking-both': () => '同时设置了思考预算和思考级别',
  'thinking-level-unfit': ({ model }) => `${model} 不接受这个思考级别`,
  'thinking-budget-unfit': ({ model }) => `${model} 不接受这个思考预算`,
  'model-refuses': ({ model, reason }) => `${model} 会拒绝：${reason}`,
  'sampling-deprecated': ({ field }) => `"${field}" 自 2026-07-21 起已弃用`,
  'json-schema-in-batch': ({ field }) => `据报告，"${field}" 在批量任务中会得到损坏的 JSON，而且不报错`,
  'list-emptied': ({ field }) => `请求旁边的列表 "${field}" 从服务端返回时会变成空列表`,
  'file-too-large': ({ sizeBytes, limitBytes }) =>
    `大小为 ${formatCount(sizeBytes)} 字节，服务端一个文件最多 ${formatCount(limitBytes)} 字节`,
  'inline-too-large': ({ sizeBytes, limitBytes }) =>
    `请求有 ${formatCount(sizeBytes)} 字节，内联发送最多 ${formatCount(limitBytes)} 字节`,
  'input-empty': () => '没有任何请求',
  'model-without-batch': ({ model }) => `服务端表示 ${model} 不支持批量任务`,
  'model-not-found': ({ model }) => `服务端没有 ${model} 这个模型`,
  'model-retired': ({ model, from }) => `${model} 已${from === null ? '' : `于 ${from} `}停用`,
  'model-ending': ({ model, from }) => `${model} 将于 ${from} 停用`,
  'model-rerouted': ({ model, to, from }) =>
    `${from === null ? '' : `自 ${from} 起，`}发给 ${model} 的请求由 ${to} 回答，并按后者计费`,
};
