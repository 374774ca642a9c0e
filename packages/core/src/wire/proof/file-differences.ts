import type { WireDifference } from './wire-difference.ts';

/** Files and models. */
export const fileDifferences: readonly WireDifference[] = [
  {
    messages: ['File'],
    fields: ['mimeType', 'createTime', 'updateTime', 'expirationTime', 'state'],
    description: { en: 'Nothing of which fields are there', zh: '没有说明哪些字段一定出现' },
    wire: { en: 'In every uploaded file', zh: '每个上传的文件都有' },
    sources: ['COOK'],
    change: { presence: 'always' },
  },
  {
    messages: ['File'],
    fields: ['name'],
    description: {
      en: 'A text; its form only in prose: up to 40 of a–z, 0–9 and dashes, no dash at either end',
      zh: '一段文本；格式只见于说明文字：最多 40 个 a–z、0–9 或连字符，首尾不能是连字符',
    },
    wire: { en: 'Of that form, in every file', zh: '符合该格式，每个文件都有' },
    sources: ['COOK', 'PROTO'],
    change: {
      schema: { type: 'string', pattern: '^files/[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$' },
      presence: 'always',
    },
  },
  {
    messages: ['File'],
    fields: ['sha256Hash'],
    description: { en: 'Base64 of the digest', zh: '摘要的 base64' },
    wire: {
      en: 'Base64 of the digest’s hexadecimal text: 88 characters',
      zh: '摘要的十六进制文本的 base64：88 个字符',
    },
    sources: ['COOK'],
    change: {
      schema: { type: 'string', pattern: '^[A-Za-z0-9+/]{86}==$' },
      presence: 'always',
      rule: 'hash-of-hex-text',
    },
  },
  {
    messages: ['File'],
    fields: ['uri'],
    description: { en: 'A text', zh: '一段文本' },
    wire: { en: 'The address at which files.get answers', zh: 'files.get 应答的地址' },
    sources: ['COOK'],
    change: { presence: 'always', rule: 'uri-of-name' },
  },
  {
    messages: ['CreateFileResponse'],
    fields: ['file'],
    description: { en: 'Answers a call that carries no bytes', zh: '不带内容的调用的应答' },
    wire: {
      en: 'Answers the last chunk of an upload; the call that starts the upload answers with headers and no body',
      zh: '上传最后一块的应答；开始上传的调用只返回响应头，没有正文',
    },
    sources: ['SDK'],
    change: { presence: 'always' },
  },
  {
    messages: ['Model'],
    fields: ['name', 'supportedGenerationMethods'],
    description: { en: 'Nothing of which fields are there', zh: '没有说明哪些字段一定出现' },
    wire: { en: 'In every model', zh: '每个模型都有' },
    sources: ['MODELS'],
    change: { presence: 'always' },
  },
  {
    messages: ['Model'],
    fields: ['baseModelId'],
    description: { en: 'Required', zh: '必填' },
    wire: { en: 'In no recording', zh: '任何录制中都没有' },
    sources: ['MODELS'],
    change: { presence: 'never' },
  },
];
