type Sentences = readonly [string, ...string[]];

/** The sentences that canned answers are made of; `{topic}` stands for what the prompt is about. */
export interface Phrases {
  readonly openings: Sentences;
  readonly details: Sentences;
  readonly closings: Sentences;
  readonly headings: Sentences;
  readonly thoughts: Sentences;
  /** What stands between two sentences. */
  readonly space: string;
}
