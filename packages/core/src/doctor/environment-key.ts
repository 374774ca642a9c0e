/** A variable that holds a key. */
export interface EnvironmentKey {
  readonly variable: string;
  readonly apiKey: string;
}

/** The keys in an environment: the first counts. The order is that of the SDK: GOOGLE_API_KEY wins over GEMINI_API_KEY. */
export function environmentKeys(env: Readonly<Record<string, string | undefined>>): EnvironmentKey[] {
  return ['GOOGLE_API_KEY', 'GEMINI_API_KEY'].flatMap((variable) => {
    const apiKey = env[variable]?.trim();
    return apiKey ? [{ variable, apiKey }] : [];
  });
}
