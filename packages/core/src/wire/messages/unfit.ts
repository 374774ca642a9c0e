/** Why a model cannot answer a request that has no faults. */
export interface Unfit {
  readonly kind: UnfitKind;
  readonly words: string;
  /** Whether a recording or a report has these words of the service; else they are words like them. */
  readonly isQuoted: boolean;
  /** The field that is to be changed, as a path of camelCase names; items of lists by their place. */
  readonly field: readonly (string | number)[];
}

export type UnfitKind =
  | 'role'
  | 'cached-content'
  | 'thinking-both'
  | 'thinking-level'
  | 'thinking-budget'
  /** Anything else: the words tell. */
  | 'other';
