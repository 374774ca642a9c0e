/** Where what is known of the wire comes from, by short name. Gathered 2026-11-23, or read 2026-11-24 where it says so. */
export const wireSources = {
  CAP2: 'a curl transcript of 2025-12-10: an inline job from its creation to its results',
  CAP3: 'a curl transcript of 2026-07-25: an embedding job, and the list of jobs',
  CAP4: 'a curl transcript of 2026-01-06: a job of a file from its creation to its results',
  COOK: 'google-gemini/cookbook, quickstarts Batch_mode.ipynb and Webhooks.ipynb (2026-08-07), rest/Video_REST.ipynb (read 2026-11-28)',
  GUIDE: 'ai.google.dev/gemini-api/docs/batch-api (September 2026)',
  HOOKS: 'ai.google.dev/gemini-api/docs/webhooks (2026-07-30)',
  JSTEST: 'googleapis/js-genai, test/unit/batch_embedding_test.ts',
  KEY: 'the body of a 400 for a bad key, seen on 2026-10-03',
  MODELS: 'a raw record of models.list of 2026-08-17 in a public report (read 2026-11-24)',
  PROTO: "Google's protobuf files of v1beta as packed in @google-ai/generativelanguage 3.7.1 (read 2026-11-24)",
  PROTOJSON: 'protobuf.dev/programming-guides/json (read 2026-11-24)',
  QUOTA: '429 bodies in browserbase/mcp-server-browserbase#129 and RooCodeInc/Roo-Code#3883 (read 2026-11-24)',
  REF: 'ai.google.dev/api/batch-api',
  REPORTS:
    'reports of users: googleapis/js-genai#1227, googleapis/go-genai#513, googleapis/python-genai#811, langchain4j/langchain4j#3942, UKGovernmentBEIS/inspect_ai#3257, and of Gemini 4 by third parties',
  RPC: 'googleapis/googleapis, google/rpc/code.proto and google/rpc/error_details.proto (read 2026-11-24)',
  SDK: 'the source of @google/genai 3.1.0',
  VCR: 'HTTP recorded on 2026-08-19 by crmne/ruby_llm',
} as const;

export type WireSource = keyof typeof wireSources;
