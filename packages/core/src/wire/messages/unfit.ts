/** Why a model cannot answer a request that has no faults. */
export interface Unfit {
  readonly kind: UnfitKind;
  /** In the service's words where a recording or a report has them, else in words like them. */
  readonly words: string;
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
