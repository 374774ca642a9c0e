/** So many characters are gathered before they are handed on: a chunk a line would be slow. */
const gatheredCharacters = 64 * 1024;

/** Lines as a stream of UTF-8 bytes. They are made only as fast as they are read. */
export function streamOfLines(lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      let text = '';
      while (text.length < gatheredCharacters) {
        const next = await lines.next();
        if (next.done) {
          if (text !== '') {
            controller.enqueue(encoder.encode(text));
          }
          controller.close();
          return;
        }
        text += next.value;
      }
      controller.enqueue(encoder.encode(text));
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
}
