import type { Report } from '../../analyzer/report.ts';
import type { HtmlMessages } from '../../locales/html-messages.ts';
import type { Lang } from '../../locales/lang.ts';
import type { ReportMessages } from '../../locales/report-messages.ts';
import type { Figures } from './collect-figures.ts';

/** What every part of the page is made from. */
export interface PageContext {
  readonly lang: Lang;
  readonly report: Report;
  readonly figures: Figures;
  /** The words of every report, and those of this one. */
  readonly words: ReportMessages;
  readonly texts: HtmlMessages;
  readonly expectedSeconds: { readonly from: number; readonly to: number } | null;
  /** Addresses that the caller made itself; they are trusted. */
  readonly links: { readonly commit: string | null; readonly run: string | null };
}
