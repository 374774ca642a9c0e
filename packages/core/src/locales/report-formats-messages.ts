/** The words of a report in the formats that other programs read. Numbers that come as text are already written. */
export interface FormatMessages {
  /** `names` of the checks, separated. */
  failedChecks(names: string): string;
  serviceSays(message: string): string;
  place(shard: number, attempt: number, line: number): string;
  /** Failed requests whose keys nobody knows. */
  unnamed(count: number): string;
  /** Said behind a text of which only the beginning is shown. */
  cut(characters: string): string;
  readonly prompt: string;
  readonly answer: string;
}
