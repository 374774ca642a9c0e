import type { Files } from '../../packages/core/src/index.ts';

/** Files in memory, read in chunks of a few bytes: a letter may be in two of them. */
export function memoryFiles(contents: Map<string, string>, chunkBytes = 1000): Files {
  const textOf = (path: string): string => {
    const text = contents.get(path);
    if (text === undefined) throw new Error(`There is no file "${path}"`);
    return text;
  };
  const refuse = async (): Promise<never> => {
    throw new Error('Nothing of this is done in memory');
  };
  return {
    exists: async (path) => contents.has(path),
    list: async () => [],
    makeFolder: async () => {},
    makeNewFolder: async () => true,
    remove: async (path) => void contents.delete(path),
    rename: refuse,
    readText: async (path) => textOf(path),
    async *read(path) {
      const bytes = new TextEncoder().encode(textOf(path));
      for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
    },
    async write(path, chunks) {
      let text = '';
      for await (const chunk of chunks) text += typeof chunk === 'string' ? chunk : new TextDecoder().decode(chunk);
      contents.set(path, text);
    },
    create: refuse,
    endsWithLine: async () => true,
    appendLine: refuse,
    sizeBytes: async (path) => textOf(path).length,
  };
}
