/** A sentence for people, in each language of the project. */
export interface Words {
  readonly en: string;
  readonly zh: string;
}
