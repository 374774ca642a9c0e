import type { WireDifference } from './wire-difference.ts';

const api = 'google.ai.generativelanguage.v1main';

/** The operation that create, get and list tell of a job. */
export const operationDifferences: readonly WireDifference[] = [
  {
    messages: ['Operation'],
    fields: ['name'],
    description: {
      en: 'A text that should end with `operations/{unique_id}`',
      zh: '一段文本，应以 `operations/{unique_id}` 结尾',
    },
    wire: {
      en: '`batches/` and 36 of a–z and 0–9; the same as `metadata.name`',
      zh: '`batches/` 加 36 个 a–z、0–9 字符；与 `metadata.name` 相同',
    },
    sources: ['CAP2', 'CAP3', 'CAP4', 'VCR'],
    change: { schema: { type: 'string', pattern: '^batches/[a-z0-9]{36}$' }, presence: 'always', rule: 'one-name' },
  },
  {
    messages: ['Operation'],
    fields: ['metadata'],
    description: { en: 'Any object', zh: '任意对象' },
    wire: {
      en: 'The job, with `@type` `…v1main.GenerateContentBatch` or `…v1main.EmbedContentBatch`, whatever version was called',
      zh: '就是该任务，`@type` 为 `…v1main.GenerateContentBatch` 或 `…v1main.EmbedContentBatch`，与调用的版本无关',
    },
    sources: ['CAP2', 'CAP3', 'CAP4', 'JSTEST', 'VCR'],
    change: {
      packed: {
        [`${api}.GenerateContentBatch`]: 'GenerateContentBatch',
        [`${api}.EmbedContentBatch`]: 'EmbedContentBatch',
      },
      presence: 'always',
    },
  },
  {
    messages: ['Operation'],
    fields: ['response'],
    description: { en: 'Any object', zh: '任意对象' },
    wire: {
      en: 'Once the job has succeeded: what `metadata.output` says, a second time, directly and with its own `@type`',
      zh: '任务成功后：把 `metadata.output` 的内容直接再写一遍，并带自己的 `@type`',
    },
    sources: ['CAP2', 'CAP4', 'JSTEST', 'VCR'],
    change: {
      packed: {
        [`${api}.GenerateContentBatchOutput`]: 'GenerateContentBatchOutput',
        [`${api}.EmbedContentBatchOutput`]: 'EmbedContentBatchOutput',
      },
      rule: 'output-twice',
    },
  },
  {
    messages: ['Operation'],
    fields: ['response'],
    description: { en: 'Nothing of embedding jobs', zh: '对嵌入任务只字未提' },
    wire: {
      en: 'In conflict: JSTEST has `…v1main.EmbedContentBatchOutput`, CAP3 has `…v1main.EmbedContentBatch`; the first is taken',
      zh: '说法不一：JSTEST 为 `…v1main.EmbedContentBatchOutput`，CAP3 为 `…v1main.EmbedContentBatch`；此处取前者',
    },
    sources: ['JSTEST', 'CAP3'],
    change: {},
  },
  {
    messages: ['Operation'],
    fields: ['done'],
    description: { en: '`false` while the operation is in progress', zh: '进行中时为 `false`' },
    wire: { en: 'Absent until it is `true`', zh: '为 `true` 之前不出现' },
    sources: ['CAP2', 'CAP4', 'VCR'],
    change: { rule: 'done-once-ended' },
  },
  {
    messages: ['Operation'],
    fields: ['error'],
    description: { en: 'The error in case of failure or cancellation', zh: '失败或取消时的错误' },
    wire: {
      en: 'No recording of one; never beside `response`; code 1 after a cancellation',
      zh: '没有找到录制；不与 `response` 同时出现；取消后 code 为 1',
    },
    sources: ['REF'],
    change: { rule: 'error-or-response' },
  },
  {
    messages: ['ListOperationsResponse'],
    fields: ['operations'],
    description: { en: 'Operations', zh: '操作的列表' },
    wire: {
      en: 'Neither `response` nor `metadata.output`, and the counters may lag behind: `pendingRequestCount` of a job that has succeeded',
      zh: '没有 `response` 和 `metadata.output`；计数可能滞后：已成功的任务仍有 `pendingRequestCount`',
    },
    sources: ['CAP3'],
    change: { rule: 'no-output-in-list' },
  },
  {
    messages: ['ListOperationsResponse'],
    fields: ['unreachable'],
    description: { en: 'Resources that could not be reached', zh: '无法访问的资源' },
    wire: { en: 'In no recording', zh: '任何录制中都没有' },
    sources: ['CAP3'],
    change: { presence: 'never' },
  },
];
