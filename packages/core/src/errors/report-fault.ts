/** What is wrong with a run's report, or with the results that belong to it. */
export type ReportFault =
  | { readonly problem: 'missing' | 'not-json' }
  /** A field that is not as it must be, as JSON pointer. */
  | { readonly problem: 'form'; readonly pointer: string }
  | { readonly problem: 'newer'; readonly version: number }
  | { readonly problem: 'other-run'; readonly id: string }
  /** A line that cannot be read. */
  | { readonly problem: 'line'; readonly line: number }
  /** Not as many lines as the report counts. */
  | { readonly problem: 'count'; readonly lines: number; readonly requests: number };
