import { rpcCodeNames } from '../status.ts';
import type { Bilingual, WireChange, WireDifference } from './wire-difference.ts';
import type { WireSchema } from './wire-schema.ts';
import type { WireSource } from './wire-sources.ts';

const text: WireSchema = { type: 'string' };
const texts: WireSchema = { type: 'object', additionalProperties: text };

/** Errors: of a request, of an operation, of a call, and what they carry. */
export const errorDifferences: readonly WireDifference[] = [
  {
    messages: ['Status'],
    fields: ['code'],
    description: { en: 'A number', zh: '一个数字' },
    wire: { en: 'A gRPC code, 1 to 16, in results and operations alike', zh: 'gRPC 代码，1 到 16；结果和操作都是如此' },
    sources: ['REF', 'RPC'],
    change: { schema: { type: 'integer', minimum: 1, maximum: 16 }, presence: 'always' },
  },
  {
    messages: ['Status'],
    fields: ['message'],
    description: { en: 'Nothing of when it is there', zh: '没有说明何时出现' },
    wire: { en: 'In every error', zh: '每个错误都有' },
    sources: ['REF'],
    change: { presence: 'always' },
  },
  {
    messages: ['Status'],
    fields: ['details'],
    description: { en: 'Any objects', zh: '任意对象' },
    wire: { en: 'Messages of google.rpc with their `@type`', zh: '带 `@type` 的 google.rpc 消息' },
    sources: ['QUOTA', 'RPC'],
    change: { schema: { type: 'array', items: { $ref: '#/$defs/ErrorDetail' } } },
  },
  lacking(
    'ErrorBody',
    {
      en: 'The body of every error of a call: `code` is the HTTP status, `status` the name of the gRPC code',
      zh: '每次调用出错时的正文：`code` 是 HTTP 状态码，`status` 是 gRPC 代码的名称',
    },
    ['KEY', 'QUOTA', 'RPC'],
    {
      schema: {
        type: 'object',
        properties: {
          error: {
            type: 'object',
            properties: {
              code: { type: 'integer', minimum: 400, maximum: 599 },
              message: text,
              status: { type: 'string', enum: rpcCodeNames.slice(1) },
              details: { type: 'array', items: { $ref: '#/$defs/ErrorDetail' } },
            },
            required: ['code', 'message', 'status'],
          },
        },
        required: ['error'],
      },
      rule: 'http-code-of-status',
    },
  ),
  lacking('ErrorDetail', { en: 'One of the messages below', zh: '以下消息之一' }, ['QUOTA', 'RPC'], {
    packed: {
      'google.rpc.BadRequest': 'BadRequest',
      'google.rpc.ErrorInfo': 'ErrorInfo',
      'google.rpc.Help': 'Help',
      'google.rpc.LocalizedMessage': 'LocalizedMessage',
      'google.rpc.QuotaFailure': 'QuotaFailure',
      'google.rpc.RetryInfo': 'RetryInfo',
    },
  }),
  lacking('BadRequest', { en: 'Which fields are wrong', zh: '哪些字段有误' }, ['RPC'], {
    schema: listOf('fieldViolations', { field: text, description: text }),
  }),
  lacking(
    'ErrorInfo',
    { en: 'The reason, such as `API_KEY_INVALID`', zh: '原因，例如 `API_KEY_INVALID`' },
    ['KEY', 'RPC'],
    {
      schema: { type: 'object', properties: { reason: text, domain: text, metadata: texts }, required: ['reason'] },
    },
  ),
  lacking('Help', { en: 'Links', zh: '链接' }, ['QUOTA', 'RPC'], {
    schema: listOf('links', { description: text, url: text }),
  }),
  lacking('LocalizedMessage', { en: 'The message in a language', zh: '某种语言的消息' }, ['KEY', 'RPC'], {
    schema: { type: 'object', properties: { locale: text, message: text }, required: ['locale', 'message'] },
  }),
  lacking(
    'QuotaFailure',
    {
      en: 'Which quota was exceeded; its value is an int64, so a text',
      zh: '超出了哪项配额；数值是 int64，因此是文本',
    },
    ['QUOTA', 'RPC'],
    {
      schema: listOf('violations', {
        subject: text,
        description: text,
        quotaMetric: text,
        quotaId: text,
        quotaDimensions: texts,
        quotaValue: { type: 'string', format: 'int64' },
      }),
    },
  ),
  lacking('RetryInfo', { en: 'How long to wait: `"37s"`', zh: '要等多久：`"37s"`' }, ['QUOTA', 'RPC'], {
    schema: {
      type: 'object',
      properties: { retryDelay: { type: 'string', format: 'google-duration' } },
      required: ['retryDelay'],
    },
  }),
];

function lacking(message: string, wire: Bilingual, sources: readonly WireSource[], change: WireChange): WireDifference {
  return {
    messages: [message],
    fields: ['*'],
    description: { en: 'Lacks it', zh: '没有这个消息' },
    wire,
    sources,
    change,
  };
}

function listOf(name: string, properties: Readonly<Record<string, WireSchema>>): WireSchema {
  return {
    type: 'object',
    properties: { [name]: { type: 'array', items: { type: 'object', properties } } },
    required: [name],
  };
}
