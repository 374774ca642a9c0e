/** A sentence for people, in each language of the project: `en` for English, `zh` for simplified Chinese. */
export interface Words {
  readonly en: string;
  readonly zh: string;
}
