/** The words of the HTML report's table of requests, which the page's own script writes. */
export interface TableMessages {
  readonly search: string;
  readonly outcome: string;
  readonly type: string;
  readonly reason: string;
  readonly checks: string;
  readonly change: string;
  readonly all: string;
  readonly succeeded: string;
  readonly failed: string;
  readonly passed: string;
  readonly notPassed: string;
  notPassedCheck(name: string): string;
  readonly unchecked: string;
  readonly regressions: string;
  readonly improvements: string;
  readonly regression: string;
  readonly improvement: string;
  readonly reset: string;
  /** How many of all rows are shown. */
  count(shown: string, total: string): string;
  readonly searching: string;
  readonly nothing: string;
  readonly columns: {
    readonly key: string;
    readonly type: string;
    readonly outcome: string;
    readonly checks: string;
    readonly tokens: string;
    readonly cost: string;
    readonly change: string;
  };
  /** How a column's button is called: what it does. */
  sort(column: string): string;
  page(page: string, pages: string): string;
  readonly pages: string;
  readonly first: string;
  readonly previous: string;
  readonly next: string;
  readonly last: string;
  readonly detail: {
    readonly key: string;
    readonly message: string;
    readonly remedy: string;
    readonly checks: string;
    readonly tokens: string;
    tokenParts(prompt: string, cached: string | null, candidates: string, thoughts: string): string;
    readonly cost: string;
    readonly model: string;
    readonly place: string;
    readonly prompt: string;
    readonly answer: string;
    readonly noPrompt: string;
    readonly noAnswer: string;
    readonly empty: string;
    cut(shown: string, length: string): string;
    readonly unreadable: string;
    readonly loading: string;
  };
  /** A key that a link names is not in the table. */
  notHere(key: string): string;
}
