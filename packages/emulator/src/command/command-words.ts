/** The words of help, of wrong use and of the emulator's own commands. */
export interface CommandWords {
  readonly help: HelpWords;
  readonly usage: UsageWords;
  readonly error: string;
  readonly hint: string;
  bug(message: string): string;
  readonly bugHint: string;
  readonly about: string;
  readonly json: string;
  readonly lang: string;
  readonly options: Readonly<
    Record<
      | 'port'
      | 'host'
      | 'speed'
      | 'seed'
      | 'answers'
      | 'data'
      | 'faults'
      | 'tier'
      | 'limit'
      | 'choice'
      | 'upstream'
      | 'upstreamFormat'
      | 'upstreamModel'
      | 'verbose',
      string
    >
  >;
  readonly faults: {
    readonly about: string;
    readonly name: string;
    /** Above the table. */
    readonly columns: readonly [name: string, pain: string, shows: string];
    /** Below the table; `command` is what was called. */
    use(command: string): readonly string[];
    /** Heads the rules of a preset that needs none. */
    readonly alwaysOn: string;
  };
  ready(url: string): readonly string[];
  page(url: string): string;
  kept(folder: string | null): string;
  faultsOn(sources: readonly string[], rules: number): string;
  answersFrom(url: string): string;
  readonly ends: string;
  notLoopback(host: string): string;
  /** What went wrong, and what to do: the hint comes second. */
  readonly problems: {
    optionInvalid(option: string, value: string, allowed: string): Problem;
    optionUnfit(option: string, goesWith: string): Problem;
    optionsExclude(option: string, other: string): Problem;
    fileMissing(file: string): Problem;
    answersInvalid(file: string, line: number | undefined, problem: string): Problem;
    /** Files of rules that cannot be read. */
    faultsMissing(problems: readonly string[]): Problem;
    faultsInvalid(problems: readonly string[], command: string): Problem;
    presetUnknown(name: string, suggestion: string | undefined, command: string): Problem;
    pairInvalid(option: string, value: string, names: readonly string[], suggestion: string | undefined): Problem;
    /** `code` is the system's, such as `EADDRINUSE`. */
    portUnavailable(host: string, port: number, code: string): Problem;
    folderUnusable(folder: string): Problem;
    upstreamInvalid(): Problem;
  };
}

export type Problem = readonly [message: string, hint: string];

export interface HelpWords {
  /** commander's own words, by the English ones: headings and placeholders. */
  readonly phrases: Readonly<Record<string, string>>;
  readonly help: string;
  readonly version: string;
  /** What an option may be, what it is by default, and how such notes stand behind its description. */
  choices(values: readonly string[]): string;
  byDefault(value: string): string;
  notes(notes: readonly string[]): string;
}

export interface UsageWords {
  unknownOption(option: string, suggestion: string | null): string;
  unknownCommand(command: string, suggestion: string | null): string;
  missingArgument(name: string): string;
  missingValue(option: string): string;
  excessArguments(): string;
  invalidChoice(option: string, value: string, choices: string): string;
  readonly hint: string;
}
