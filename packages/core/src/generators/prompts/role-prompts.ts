/** A system instruction and the prompts that suit the role it describes. */
export interface RolePrompts {
  readonly systemInstruction: string;
  readonly prompts: readonly string[];
}
