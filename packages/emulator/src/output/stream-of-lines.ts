/** So many characters are gathered before they are handed on: a chunk a line would be slow. */
const gatheredCharacters = 64 * 1024;

/**
 * Lines as a stream of UTF-8 bytes. They are made only as fast as they are read; their source is closed when the stream
 * is cancelled, or breaks off because the signal aborts.
 */
export function streamOfLines(lines: AsyncGenerator<string>, signal?: AbortSignal): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let stopListening = (): void => {};
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const breakOff = (): void => {
          controller.error(signal?.reason);
          lines.return(undefined).catch(() => {});
        };
        signal?.addEventListener('abort', breakOff, { once: true });
        stopListening = () => signal?.removeEventListener('abort', breakOff);
      },
      async pull(controller) {
        let text = '';
        while (text.length < gatheredCharacters) {
          const next = await lines.next();
          if (next.done) {
            stopListening();
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
        stopListening();
        await lines.return(undefined);
      },
    },
    // A source that is opened before it is asked for would stay open where nobody ever asks.
    { highWaterMark: 0 },
  );
}
