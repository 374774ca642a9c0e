/** What is known of a model, and what the emulator takes it for where nothing is. */
export interface ModelTraits {
  readonly displayName: string;
  readonly version?: string;
  readonly description?: string;
  readonly inputTokenLimit?: number;
  readonly outputTokenLimit?: number;
  readonly methods: readonly string[];
  /** Of the sampling parameters, for a model that has them. */
  readonly maxTemperature?: number;
  readonly thinking?: Thinking;
  /** What it answers with besides text. */
  readonly gives?: 'IMAGE' | 'AUDIO';
  /** For a model that refuses penalties, and a conversation that ends with its own turn. */
  readonly isStrict?: boolean;
  /** How many candidates a request may ask for; 1 unless told. */
  readonly mostCandidates?: number;
  /** What is our choice, for want of a source: the levels of its thinking, or that it is strict. */
  readonly assumed?: 'levels' | 'strictness';
}

/** How a model thinks: as much as a level says, or as a budget in tokens says. */
export type Thinking =
  | { readonly levels: readonly ThinkingLevel[]; readonly default: ThinkingLevel; readonly takesBudget: boolean }
  | {
      readonly budget: { readonly least: number; readonly most: number };
      readonly canBeOff: boolean;
      readonly isOnByDefault: boolean;
    };

/** How much a model thinks; the last is known of two models of Gemini 4 only. */
export type ThinkingLevel = 'MINIMAL' | 'LOW' | 'MEDIUM' | 'HIGH' | 'XHIGH';
