import { GeminiBatchError, isGeminiBatchError } from '../errors/gemini-batch-error.ts';
import type { DoctorSite } from './doctor-site.ts';
import { environmentKeys } from './environment-key.ts';
import { type Finding, finding } from './finding.ts';

/** Permissions of the group and of all others. */
const othersMask = 0o077;

/** A key, when one was found that can be sent, and what there is to say of where it is from. */
interface KeyCheck {
  readonly apiKey: string | null;
  readonly found: readonly Finding[];
}

/** Finds the key as every other command does, and says where it is from; never what it is. */
export async function checkKey(site: DoctorSite): Promise<KeyCheck> {
  if (site.emulatorFolder !== null) return { apiKey: 'emulator', found: [finding('key', 'key-embedded', {})] };
  try {
    const key = site.tokenFile === null ? keyOfEnvironment(site) : await keyOfFile(site.tokenFile, site);
    site.requireKey(key.apiKey);
    return key;
  } catch (error) {
    if (!isGeminiBatchError(error)) throw error;
    return { apiKey: null, found: [finding('key', 'failed', { error })] };
  }
}

function keyOfEnvironment({ env }: DoctorSite): KeyCheck & { readonly apiKey: string } {
  const [first, second] = environmentKeys(env);
  if (first === undefined) throw new GeminiBatchError('key-missing', {});
  const { variable, apiKey } = first;
  const differ = second !== undefined && second.apiKey !== apiKey;
  return {
    apiKey,
    found: [
      finding('key', 'key-from-environment', { variable }),
      ...(differ ? [finding('key', 'keys-differ', { used: variable, ignored: second.variable })] : []),
    ],
  };
}

async function keyOfFile(file: string, site: DoctorSite): Promise<KeyCheck & { readonly apiKey: string }> {
  const { apiKey, mode } = await site.readKey(file);
  const isOpen = mode !== null && (mode & othersMask) !== 0;
  return {
    apiKey,
    found: [
      finding('key', 'key-from-file', { file }),
      ...(isOpen ? [finding('key', 'key-file-open', { file, mode: mode.toString(8).slice(-3) })] : []),
    ],
  };
}
