import type { Lang } from '../../locales/lang.ts';

/** What the page's script is told, beside the rows. */
export interface PageSettings {
  readonly lang: Lang;
  /** Requests in the run; the table may have fewer. */
  readonly total: number;
  /** Columns that say something in this run. */
  readonly hasTypes: boolean;
  readonly hasChecks: boolean;
  readonly hasCosts: boolean;
  readonly hasComparison: boolean;
  /** False where the page holds neither prompts nor answers. */
  readonly hasTexts: boolean;
  /** What each reason of a failure means and what to do, where that is known. */
  readonly remedies: Readonly<Record<string, string>>;
}
