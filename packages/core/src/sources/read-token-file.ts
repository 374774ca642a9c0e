import { GeminiBatchError } from '../errors/gemini-batch-error.ts';
import { isJsonObject, parseJson } from '../json/json.ts';
import type { Files } from '../platform/files.ts';

/** What stands in the template in the place of a key. */
const placeholder = 'YOUR_API_KEY';

/** Reads the API key from a token file, `{"apiKey": "…"}`. No error quotes anything of the file. */
export async function readTokenFile(file: string, files: Files): Promise<string> {
  let text: string;
  try {
    text = await files.readText(file);
  } catch {
    throw new GeminiBatchError('token-file-missing', { file });
  }
  if (text.trim() === '') throw new GeminiBatchError('token-file-empty', { file });
  const parsed = parseJson(text.replace(/^\uFEFF/, ''));
  if ('reason' in parsed) throw new GeminiBatchError('token-file-not-json', { file });
  const key = isJsonObject(parsed.value) ? parsed.value.apiKey : undefined;
  if (typeof key !== 'string' || key.trim() === '' || key.trim() === placeholder) {
    throw new GeminiBatchError('token-file-no-key', { file });
  }
  return key.trim();
}
