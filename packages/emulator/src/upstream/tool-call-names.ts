/** The ids that hold a function's call and its result together: the OpenAI form must have them, Gemini's need not. */
export function toolCallNames(): {
  /** The id of a call, its own or a new one. */
  readonly called: (name: string, id: unknown) => string;
  /** The id of the call that a result belongs to: the one it names, else the first open one of that function. */
  readonly answered: (name: string, id: unknown) => string;
} {
  const open: { readonly name: string; readonly id: string }[] = [];
  let count = 0;
  const newId = (): string => {
    count += 1;
    return `call_${count}`;
  };
  return {
    called(name, id) {
      const given = typeof id === 'string' && id !== '' ? id : newId();
      open.push({ name, id: given });
      return given;
    },
    answered(name, id) {
      const place = open.findIndex((call) =>
        typeof id === 'string' && id !== '' ? call.id === id : call.name === name,
      );
      return open.splice(place, place === -1 ? 0 : 1)[0]?.id ?? (typeof id === 'string' && id !== '' ? id : newId());
    },
  };
}
