import type { WireDifference } from './wire-difference.ts';

/** Webhooks, of which the description says nothing. */
export const webhookDifferences: readonly WireDifference[] = [
  {
    messages: ['Webhook'],
    fields: ['*'],
    description: { en: 'Lacks it', zh: '没有这个消息' },
    wire: {
      en: 'Names with underscores, as in no other message; the secret once, at creation; states in lower case',
      zh: '字段名用下划线，别处都不是；密钥只在创建时给一次；状态为小写',
    },
    sources: ['COOK', 'HOOKS', 'SDK'],
    change: {
      schema: {
        type: 'object',
        properties: {
          id: { type: 'string' },
          name: { type: 'string' },
          uri: { type: 'string', pattern: '^https?://' },
          state: { type: 'string', enum: ['enabled', 'disabled', 'disabled_due_to_failed_deliveries'] },
          subscribed_events: {
            type: 'array',
            items: {
              type: 'string',
              enum: [
                'batch.succeeded',
                'batch.expired',
                'batch.failed',
                'interaction.requires_action',
                'interaction.completed',
                'interaction.failed',
                'video.generated',
              ],
            },
          },
          new_signing_secret: { type: 'string', pattern: '^whsec_[A-Za-z0-9+/]+={0,2}$' },
          signing_secrets: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                truncated_secret: { type: 'string' },
                expire_time: { type: 'string', format: 'google-datetime' },
              },
              required: ['truncated_secret'],
            },
          },
          create_time: { type: 'string', format: 'google-datetime' },
          update_time: { type: 'string', format: 'google-datetime' },
        },
        required: ['id', 'uri', 'state', 'subscribed_events'],
      },
    },
  },
];
