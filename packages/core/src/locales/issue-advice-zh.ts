import type { ValidationMessages } from './validation-messages.ts';

const form = '{"key": "…", "request": {"contents": [{"parts": [{"text": "…"}]}]}}';

export const issueAdviceZh: ValidationMessages['advice'] = {
  'not-json': () => '每行必须是一个完整的 JSON 对象；跨行的文本要写成 \\n。',
  'not-utf8': () => '请把文件另存为 UTF-8 后再检查一次：其余内容没有读取。',
  'line-too-long': () => '请确认是 JSONL：每个请求一行。',
  'byte-order-mark': () => '请另存为不带 BOM 的 UTF-8。本工具会去掉它，其他客户端会原样发送。',
  'not-an-object': () => `请写成 ${form}`,
  'too-deep': () => '请减少嵌套层数，例如改用文字描述结构。',
  'bare-line': () => `请写成 ${form}`,
  'openai-line': () => `请用 OpenAI 客户端通过兼容接口发送，或改写成 ${form}`,
  'embeddings-request': () => '向量嵌入使用另一种任务（asyncBatchEmbedContent），本工具不创建这种任务。',
  'key-missing': () => '给每行写一个不同的文本 "key"。Vertex AI 的行没有 key，而这里要靠它区分回答。',
  'key-is-custom-id': () => '请改名为 "key"。',
  'key-duplicate': ({ firstLine }) => `请修改这个 key，或第 ${firstLine} 行的那个。`,
  'request-missing': () => `请写成 ${form}`,
  'body-missing': () => `请写成 ${form}`,
  'custom-id-missing': () => `请写成 ${form}`,
  'contents-missing': () => '请写 "contents": [{"parts": [{"text": "…"}]}]',
  'parts-missing': () => '请写 "parts": [{"text": "…"}]',
  'part-empty': () => '请写 {"text": "…"}，或删掉这个 part。',
  'field-misplaced': ({ field, place }) =>
    place === '' ? `把 "${field}" 移到 "request" 的最外层。` : `移到这里：${nested(place, field)}`,
  'sdk-config': () =>
    '把 systemInstruction、tools、toolConfig、safetySettings 和 cachedContent 移到请求里，其余字段移到 "generationConfig" 里。',
  'field-misspelt': ({ suggestion }) => `请写成 "${suggestion}"。`,
  'field-not-described': ({ message }) =>
    message === 'Schema'
      ? '请删掉：responseSchema 只支持 OpenAPI schema 的一部分，而不是完整的 JSON Schema。'
      : '请删掉。如果是 Google 在 2026-08-22 之后新增的字段，只有服务端知道：run 仍会发送。',
  'value-unfit': () => null,
  'choice-unknown': ({ suggestion }) =>
    suggestion === null
      ? '请使用 Google 参考文档中的取值。如果是 2026-08-22 之后新增的取值，只有服务端知道：run 仍会发送。'
      : null,
  'list-not-taken': () => '请直接写值，不要加 [ ]。',
  'spelled-twice': ({ other }) => `请删掉 "${other}"：没有文档说明以哪一个为准。`,
  'role-unknown': () => '请写 "user" 或 "model"；给助手的说明放在 "systemInstruction" 里。',
  'cached-content-conflict': ({ field }) => `请在创建缓存内容时就把 "${field}" 放进去。`,
  'thinking-both': () => 'Gemini 3 及以后保留 "thinkingLevel"，2.5 保留 "thinkingBudget"。',
  'thinking-level-unfit': () =>
    'Gemini 3 之前请用 "thinkingBudget"；Gemini 4 请用 "LOW"、"MEDIUM" 或 "HIGH"；也可以删掉。',
  'thinking-budget-unfit': () => 'Gemini 3 及以后请用 "thinkingLevel"；2.5 请把预算设在模型允许的范围内。',
  'model-refuses': () => '请修改这个值，或换一个模型。',
  'sampling-deprecated': () => '如果回答不依赖它，请删掉。',
  'json-schema-in-batch': () => '请改用 "responseSchema"，并先用小批量检查回答。',
  'list-emptied': () => '请写成文本。本工具只在本地保留这些字段，不会发送。',
  'file-too-large': () => 'run 会分成几个任务发送；用其他客户端时要自行拆分。',
  'inline-too-large': () => '请去掉 --inline：用文件发送可以更大。',
  'input-empty': () => `每个请求写一行：${form}`,
  'model-without-batch': () => '请换一个模型：它的 supportedGenerationMethods 中要有 batchGenerateContent。',
  'model-not-found': () => '请检查名称；已停用的模型也查不到。',
  'model-retired': () => '请换一个仍在提供的模型。',
  'model-ending': () => '请换一个仍在提供的模型。',
  'model-rerouted': ({ to }) => `请直接写 ${to}，并比较价格和回答。`,
  'field-unknown': ({ suggestion }) => (suggestion === null ? null : `请写成 "${suggestion}"。`),
  'field-missing': () => '请修改模板，或修改这一行。',
  'check-invalid': () => '使用指南列出了所有检查项。',
  'checks-not-a-list': () => null,
  'csv-broken': () => '含有逗号、引号或换行的字段要放在引号里。',
  'column-duplicate': () => '请给其中一列改名。',
};

/** `generationConfig.thinkingConfig` 和一个字段写成 JSON。 */
function nested(place: string, field: string): string {
  const names = [...place.split('.'), field];
  return `{${names.map((name) => `"${name}": `).join('{')}…${'}'.repeat(names.length)}`;
}
