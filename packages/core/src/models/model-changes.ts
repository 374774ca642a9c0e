/** What Google did, or will do, with a model. */
export interface ModelChange {
  /** A model's name, or the beginning of names where it ends in `*`. */
  readonly model: string;
  /** `routed`: another model answers, at its own price. */
  readonly kind: 'shut-down' | 'routed';
  /** First day, ISO date; null: in the past, the day is not known. */
  readonly from: string | null;
  /** The model that answers instead; null when none does. */
  readonly to: string | null;
  readonly source: string;
  /** The day on which the source was read or dated. */
  readonly readOn: string;
}

const shutDown = { kind: 'shut-down', to: null } as const;
const routed = { kind: 'routed' } as const;

const changelog = 'ai.google.dev/gemini-api/docs/changelog';
const deprecations = 'dev.to/aideprecations, quoting ai.google.dev/gemini-api/docs/deprecations';
const dify = 'langgenius/dify-official-plugins#2515';
const mail = "Google's mail of 2025, quoted in rxliuli/llm-api-proxy#12";
const gathered = '2026-11-23';

/** Models that are retired, or whose requests another one answers; gathered on 2026-11-23. */
export const modelChanges: readonly ModelChange[] = [
  { model: 'gemini-1.0-*', ...shutDown, from: null, source: dify, readOn: gathered },
  { model: 'gemini-1.5-*', ...shutDown, from: '2025-09-24', source: mail, readOn: '2025-10-15' },
  // Previews of 2.5 that are named by their day. Those of speech and images are other models.
  { model: 'gemini-2.5-pro-preview-0*', ...shutDown, from: null, source: dify, readOn: gathered },
  { model: 'gemini-2.5-flash-preview-0*', ...shutDown, from: null, source: dify, readOn: gathered },
  { model: 'gemini-2.5-flash-lite-preview-0*', ...shutDown, from: null, source: dify, readOn: gathered },
  { model: 'gemini-2.0-flash*', ...shutDown, from: '2026-06-01', source: changelog, readOn: '2026-02-18' },
  { model: 'gemini-3-pro-preview', ...shutDown, from: '2026-03-09', source: changelog, readOn: gathered },
  { model: 'embedding-001', ...shutDown, from: null, source: changelog, readOn: gathered },
  { model: 'text-embedding-004', ...shutDown, from: '2026-01-14', source: changelog, readOn: gathered },
  {
    model: 'gemini-3.7-flash',
    ...routed,
    from: '2026-10-08',
    to: 'gemini-3.8-flash',
    source: changelog,
    readOn: gathered,
  },
  {
    model: 'gemini-3.5-flash',
    ...routed,
    from: '2026-10-08',
    to: 'gemini-3.6-flash',
    source: changelog,
    readOn: gathered,
  },
  {
    model: 'gemini-2.5-pro',
    ...routed,
    from: '2026-12-01',
    to: 'gemini-3.8-flash',
    source: deprecations,
    readOn: '2026-11-10',
  },
  {
    model: 'gemini-2.5-flash',
    ...routed,
    from: '2026-12-01',
    to: 'gemini-3.5-flash-lite',
    source: deprecations,
    readOn: '2026-11-10',
  },
];
