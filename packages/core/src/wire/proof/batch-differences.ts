import type { WireDifference } from './wire-difference.ts';

const batches = ['GenerateContentBatch', 'EmbedContentBatch'] as const;
const outputs = ['GenerateContentBatchOutput', 'EmbedContentBatchOutput'] as const;

/** The job itself: the metadata of its operation. */
export const batchDifferences: readonly WireDifference[] = [
  {
    messages: batches,
    fields: ['name', 'model', 'createTime', 'batchStats'],
    description: { en: 'Nothing of which fields are there', zh: '没有说明哪些字段一定出现' },
    wire: { en: 'In every job', zh: '每个任务都有' },
    sources: ['CAP2', 'CAP3', 'CAP4', 'VCR'],
    change: { presence: 'always' },
  },
  {
    messages: ['GenerateContentBatch'],
    fields: ['updateTime'],
    description: { en: 'Nothing of when it is there', zh: '没有说明何时出现' },
    wire: {
      en: 'In every job; of embedding jobs JSTEST has it and CAP3 has not',
      zh: '每个任务都有；嵌入任务中 JSTEST 有而 CAP3 没有',
    },
    sources: ['CAP2', 'CAP4', 'VCR'],
    change: { presence: 'always' },
  },
  {
    messages: batches,
    fields: ['displayName'],
    description: { en: 'Required', zh: '必填' },
    wire: { en: 'The SDK lets it be left out, and so may the answer', zh: 'SDK 允许省略，应答中也可能没有' },
    sources: ['SDK'],
    change: {},
  },
  {
    messages: batches,
    fields: ['state'],
    description: {
      en: '`BATCH_STATE_…`; samples of the guide compare it with `JOB_STATE_…`',
      zh: '`BATCH_STATE_…`；指南的示例却与 `JOB_STATE_…` 比较',
    },
    wire: { en: '`BATCH_STATE_…`', zh: '`BATCH_STATE_…`' },
    sources: ['CAP2', 'CAP3', 'CAP4', 'GUIDE'],
    change: {},
  },
  {
    messages: batches,
    fields: ['endTime'],
    description: { en: 'When processing completed', zh: '处理完成的时间' },
    wire: { en: 'Absent until the job has ended', zh: '任务结束前不出现' },
    sources: ['CAP2', 'CAP4', 'JSTEST'],
    change: { rule: 'end-time-once-ended' },
  },
  {
    messages: batches,
    fields: ['inputConfig'],
    description: { en: 'Required', zh: '必填' },
    wire: {
      en: 'Only of a job whose requests came in a file; requests that came in the message are not told back',
      zh: '只有请求来自文件的任务才有；内联的请求不会回传',
    },
    sources: ['CAP2', 'CAP4', 'JSTEST'],
    change: { rule: 'output-like-input' },
  },
  {
    messages: ['InputConfig', 'InputEmbedContentConfig'],
    fields: ['requests'],
    description: { en: 'The requests', zh: '各个请求' },
    wire: { en: 'In no answer', zh: '任何应答中都没有' },
    sources: ['CAP2', 'JSTEST'],
    change: { presence: 'never' },
  },
  {
    messages: ['InputConfig', 'InputEmbedContentConfig'],
    fields: ['fileName'],
    description: { en: 'A text', zh: '一段文本' },
    wire: { en: '`files/` and the id of the file', zh: '`files/` 加文件 id' },
    sources: ['CAP4', 'JSTEST'],
    change: { schema: { type: 'string', pattern: '^files/[a-z0-9][a-z0-9-]*$' }, presence: 'always' },
  },
  {
    messages: ['BatchStats', 'EmbedContentBatchStats'],
    fields: ['requestCount'],
    description: { en: 'Nothing of how the counters go together', zh: '没有说明各计数之间的关系' },
    wire: {
      en: 'Always there; all requests are pending until the job ends, then none is; the others add up to it',
      zh: '一定出现；任务结束前所有请求都是待处理，结束后一个也没有；其余各项之和等于它',
    },
    sources: ['CAP2', 'CAP3', 'CAP4', 'JSTEST'],
    change: { presence: 'always', rule: 'counters-add-up' },
  },
  {
    messages: batches,
    fields: ['webhookConfig'],
    description: { en: 'Lacks it', zh: '没有' },
    wire: {
      en: 'The SDK sends it; no recording of an answer to that: not told back here',
      zh: 'SDK 会发送；没有相应应答的录制：此处不回传',
    },
    sources: ['SDK'],
    change: {},
  },
  {
    messages: outputs,
    fields: ['*'],
    description: { en: 'Two fields, each optional', zh: '两个字段，都是可选的' },
    wire: { en: 'Exactly one of the two', zh: '二者恰有其一' },
    sources: ['CAP2', 'CAP4', 'JSTEST', 'REF'],
    change: { exactlyOneOf: ['responsesFile', 'inlinedResponses'] },
  },
  {
    messages: outputs,
    fields: ['responsesFile'],
    description: { en: 'The id of a file; a file id has at most 40 characters', zh: '文件 id；文件 id 最多 40 个字符' },
    wire: {
      en: '`files/batch-` and the id of the job: 42 characters after `files/`, which files.get refuses',
      zh: '`files/batch-` 加任务 id：`files/` 之后有 42 个字符，files.get 会拒绝',
    },
    sources: ['CAP4', 'REPORTS'],
    change: { schema: { type: 'string', pattern: '^files/batch-[a-z0-9]{36}$' } },
  },
  {
    messages: ['InlinedResponse', 'InlinedEmbedContentResponse'],
    fields: ['*'],
    description: { en: 'A response and an error, each optional', zh: '应答与错误，都是可选的' },
    wire: { en: 'Exactly one of the two', zh: '二者恰有其一' },
    sources: ['CAP2', 'REF'],
    change: { exactlyOneOf: ['response', 'error'] },
  },
  {
    messages: ['InlinedEmbedContentResponse'],
    fields: ['response'],
    description: { en: '`EmbedContentResponse`', zh: '`EmbedContentResponse`' },
    wire: { en: 'The message in the next row', zh: '见下一行的消息' },
    sources: ['CAP3', 'JSTEST'],
    change: { schema: { $ref: '#/$defs/BatchedEmbedContentResponse' } },
  },
  {
    messages: ['BatchedEmbedContentResponse'],
    fields: ['*'],
    description: { en: 'Lacks it', zh: '没有这个消息' },
    wire: {
      en: '`embedding`, and either `tokenCount` as text (gemini-embedding-001) or `usageMetadata` (gemini-embedding-2)',
      zh: '`embedding`，外加文本形式的 `tokenCount`（gemini-embedding-001）或 `usageMetadata`（gemini-embedding-2）',
    },
    sources: ['CAP3', 'COOK', 'JSTEST'],
    change: {
      schema: {
        type: 'object',
        properties: {
          embedding: { $ref: '#/$defs/ContentEmbedding' },
          tokenCount: { type: 'string', format: 'int64' },
          usageMetadata: { $ref: '#/$defs/EmbeddingUsageMetadata' },
        },
        required: ['embedding'],
      },
      exactlyOneOf: ['tokenCount', 'usageMetadata'],
    },
  },
];
