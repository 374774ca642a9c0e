/** The kinds of test request that can be generated. */
export const requestTypes = ['simple', 'complex', 'mixed', 'advanced'] as const;

export type RequestType = (typeof requestTypes)[number];

export function isRequestType(name: string): name is RequestType {
  return requestTypes.some((known) => known === name);
}
