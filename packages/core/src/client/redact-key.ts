import { Buffer } from 'node:buffer';

/** Google's keys have 39 characters. One as short as this is no secret, and may stand in any text by chance. */
const shortestSecret = 12;

const replacement = '[API key]';

/** Takes a key out of a text, also in the forms that it has in a URL, in hexadecimal digits and in Base64. */
export function redactKey(key: string): (text: string) => string {
  const forms = formsOf(key);
  return (text) => forms.reduce((left, form) => left.replaceAll(form, replacement), text);
}

/** Takes a key out of bytes on their way, also where it lies across two chunks. All other bytes stay as they are. */
export function redactStream(key: string): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  const redact = redactKey(key);
  const longest = Math.max(1, ...formsOf(key).map((form) => form.length));
  let kept = '';
  return new TransformStream({
    transform(chunk, controller) {
      // Latin-1 makes each byte a character and back; all forms of a key are ASCII.
      const text = redact(kept + Buffer.from(chunk).toString('latin1'));
      const end = Math.max(0, text.length - longest + 1);
      kept = text.slice(end);
      controller.enqueue(Uint8Array.from(Buffer.from(text.slice(0, end), 'latin1')));
    },
    flush: (controller) => controller.enqueue(Uint8Array.from(Buffer.from(kept, 'latin1'))),
  });
}

function formsOf(key: string): string[] {
  if (key.length < shortestSecret) return [];
  const base64 = [0, 1, 2].map((before) => base64Within(key, before));
  const urlSafe = base64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'));
  const hex = Buffer.from(key).toString('hex');
  return [...new Set([key, encodeURIComponent(key), hex, hex.toUpperCase(), ...base64, ...urlSafe])];
}

/** The characters that a key gives the Base64 of a longer text, by how many bytes stand `before` it in its group of three. */
function base64Within(key: string, before: number): string {
  const encoded = Buffer.from(' '.repeat(before) + key).toString('base64');
  // The first and last characters depend on what stands around the key.
  const whole = Math.floor(((before + key.length) * 8) / 6);
  return encoded.slice(Math.ceil((before * 8) / 6), whole);
}
