import { isGeminiBatchError } from '../errors/gemini-batch-error.ts';
import type { DoctorSite } from './doctor-site.ts';
import { type Finding, finding } from './finding.ts';

const loopback = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/** Says where the calls go, and which settings have an effect. */
export function checkSettings({ env, emulatorFolder, isElsewhere, address }: DoctorSite): Finding[] {
  const version = env.GOOGLE_GENAI_API_VERSION;
  const ignored = version ? [finding('settings', 'version-ignored', { value: version })] : [];
  return [...ignored, addressFinding()];

  function addressFinding(): Finding {
    if (emulatorFolder !== null) return finding('settings', 'address-embedded', { folder: emulatorFolder });
    try {
      const shown = address();
      if (!isElsewhere) return finding('settings', 'address-default', { address: shown });
      const { protocol, hostname } = new URL(shown);
      const isPlain = protocol === 'http:' && !loopback.test(hostname);
      return finding('settings', isPlain ? 'address-plain' : 'address-set', { address: shown });
    } catch (error) {
      if (!isGeminiBatchError(error)) throw error;
      return finding('settings', 'failed', { error });
    }
  }
}
