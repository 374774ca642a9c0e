import type { FindingDetails, NetworkTrouble } from '../doctor/finding.ts';
import { describeError } from './describe-error.ts';
import type { DoctorMessages, FindingWords } from './doctor-messages.ts';
import { formatBytes } from './format-bytes.ts';
import { counted, formatCount } from './format-numbers.ts';
import { noticeText } from './notice-text.ts';

const checks: DoctorMessages['checks'] = {
  runtime: 'Runtime',
  folder: 'Output folder',
  settings: 'Settings',
  proxy: 'Proxy',
  key: 'API key',
  reach: 'Network',
  clock: 'Clock',
  'key-valid': 'Key accepted',
  model: 'Model',
  jobs: 'Batch jobs',
  files: 'Stored files',
  tier: 'Tier',
};

const troubles: Readonly<Record<NetworkTrouble, readonly [string, string]>> = {
  name: ['the name is not known', 'Check the spelling of the address, the connection, and the name server (DNS)'],
  certificate: [
    'its certificate is not trusted, or TLS fails',
    'A proxy or a virus scanner may read the traffic: give Node its certificate with NODE_EXTRA_CA_CERTS=FILE (Deno: DENO_CERT). A clock that is far off does this too',
  ],
  refused: ['nobody listens there', 'Check address and port; an emulator has to be started first'],
  cut: ['the connection was cut', 'A firewall or a proxy may cut it: allow HTTPS to this host, or use the proxy'],
  'no-way': [
    'no way leads there',
    'Check the connection; behind a firewall, allow HTTPS to this host or use the proxy',
  ],
  other: ['the call failed', 'Check network, proxy and firewall'],
};

export const doctorEn: DoctorMessages = {
  checks,
  outcomes: { ok: 'ok', warning: 'warning', fault: 'fault', skipped: 'skipped' },
  checking: (check) => `${check} …`,
  summary: ({ fault, warning, ok, skipped }) => {
    const found = [
      ...(fault > 0 ? [counted(fault, 'fault')] : []),
      ...(warning > 0 ? [counted(warning, 'warning')] : []),
      `${formatCount(ok)} ok`,
      ...(skipped > 0 ? [`${formatCount(skipped)} skipped`] : []),
    ].join(', ');
    return fault > 0 ? `Runs will fail: ${found}` : warning > 0 ? `Runs can work: ${found}` : `All is well: ${found}`;
  },
  findings: {
    'runtime-ok': ({ runtime, version }) => ({ message: `${runtime} ${version}` }),
    'runtime-old': ({ runtime, version, needed }) => ({
      message: `${runtime} ${version} is too old: ${needed} is needed`,
      remedies: ['Install a newer one from https://nodejs.org'],
    }),
    'runtime-untested': ({ runtime, version, tested }) => ({
      message: `${runtime} ${version} was not tested`,
      remedies: [`When something behaves oddly, try it on ${tested} or newer`],
    }),
    'folder-ok': ({ folder, freeBytes }) => ({
      message: `"${folder}" can be written${freeBytes === null ? '; the free space is not told' : `, ${formatBytes(freeBytes)} free`}`,
    }),
    'folder-small': ({ folder, freeBytes }) => ({
      message: `"${folder}" has ${formatBytes(freeBytes)} of free space only`,
      remedies: ['A large run keeps its input and output, gigabytes at times: make room, or run in another folder'],
    }),
    'folder-unwritable': ({ folder, reason }) => ({
      message: `Nothing can be written to "${folder}" (${reason})`,
      remedies: ['Check the permissions and the free space, or run in another folder'],
    }),
    'address-default': ({ address }) => ({ message: `Calls go to ${address}` }),
    'address-set': ({ address }) => ({ message: `Calls go to ${address}, because of GOOGLE_GEMINI_BASE_URL` }),
    'address-embedded': ({ folder }) => ({
      message: `Calls go to the embedded emulator, which keeps its jobs in "${folder}"`,
    }),
    'address-plain': ({ address }) => ({
      message: `Calls go to ${address}, because of GOOGLE_GEMINI_BASE_URL: the key is sent unencrypted`,
      remedies: ['Use an https:// address, unless this network is yours alone'],
    }),
    'version-ignored': ({ value }) => ({
      message: `GOOGLE_GENAI_API_VERSION is "${value}" and has no effect: this program speaks v1beta`,
      remedies: ['Nothing needs to be done; unset it if it surprises you'],
    }),
    'proxy-none': () => ({ message: 'None is set' }),
    'proxy-used': ({ proxies }) => ({ message: `Set: ${proxies.join(', ')}` }),
    'proxy-ignored': ({ proxies }) => ({
      message: `Set, but Node.js does not use it: ${proxies.join(', ')}`,
      remedies: ['Where the proxy is needed, set NODE_USE_ENV_PROXY=1 as well (Node.js 24, or a late 22)'],
    }),
    'key-from-file': ({ file }) => ({ message: `From the token file "${file}"` }),
    'key-from-environment': ({ variable }) => ({ message: `From the variable ${variable}` }),
    'key-embedded': () => ({ message: 'The emulator takes any key' }),
    'key-file-open': ({ file, mode }) => ({
      message: `Other users of this machine may read "${file}" (mode ${mode})`,
      remedies: [`chmod 600 '${file}'`],
    }),
    'keys-differ': ({ used, ignored }) => ({
      message: `${ignored} holds another key: it is not used, for ${used} wins`,
      remedies: [`Unset the one that you do not mean: unset ${used}, or unset ${ignored}`],
    }),
    'reach-ok': ({ host, tookMs, emulator }) => ({
      message: `${host} answers after ${seconds(tookMs)}${emulator ? ', and is an emulator' : ''}`,
    }),
    'reach-failed': ({ host, trouble, reason }) => {
      const [what, remedy] = troubles[trouble];
      return { message: `${host} cannot be reached: ${what} (${reason})`, remedies: [remedy] };
    },
    'reach-slow': ({ host, seconds: waited }) => ({
      message: `${host} did not answer within ${waited} s`,
      remedies: ['Check network, proxy and firewall; --timeout SECONDS waits longer'],
    }),
    'reach-foreign': ({ host, status, location }) => ({
      message: `Something else answers at ${host} (HTTP ${status}${location === null ? '' : `, to ${location}`})`,
      remedies: [
        status === 407
          ? 'The proxy asks for a name and a password: put them into HTTPS_PROXY'
          : 'Check GOOGLE_GEMINI_BASE_URL, and whether this network asks you to log in first; a proxy may answer in its place',
      ],
    }),
    'clock-ok': ({ skewSeconds }) => ({
      message: skewSeconds === 0 ? 'As the service says' : `${ahead(skewSeconds)} the service`,
    }),
    'clock-off': ({ skewSeconds }) => ({
      message: `This machine's clock is ${ahead(skewSeconds)} the service`,
      remedies: [
        'Set the clock, best by the network (NTP): waiting times, the day whose price counts and certificates go by it',
      ],
    }),
    'clock-unknown': () => ({ message: 'The answer does not say what time it is' }),
    'key-accepted': () => ({ message: 'The service takes the key' }),
    'model-ok': ({ model, inputTokens, outputTokens }) => ({
      message: `${model} takes batch jobs${inputTokens === null ? '' : `; prompts up to ${formatCount(inputTokens)} tokens`}${outputTokens === null ? '' : `, answers up to ${formatCount(outputTokens)}`}`,
    }),
    'model-unclear': ({ model }) => ({
      message: `${model} is there, but whether it takes batch jobs the service does not say`,
      remedies: ['Try one with a few requests'],
    }),
    'model-changes': ({ notice }) => ({
      message: noticeText(notice, 'en'),
      remedies: ['--model MODEL chooses another; see https://ai.google.dev/gemini-api/docs/deprecations'],
    }),
    'jobs-ok': (jobs) => ({
      message: `${going(jobs)}. Whether new ones may be made (a paid tier, a country that is served) only a create tells`,
    }),
    'jobs-many': (jobs) => ({
      message: going(jobs),
      remedies: ['Runs wait for room; "gemini-batch-test list" shows the jobs, "cancel JOB" stops one'],
    }),
    'jobs-full': (jobs) => ({
      message: `${going(jobs)}: no more can be made now`,
      remedies: ['Wait until some have ended; "gemini-batch-test list" shows the jobs, "cancel JOB" stops one'],
    }),
    'files-ok': (files) => ({ message: stored(files) }),
    'files-many': (files) => ({
      message: stored(files),
      remedies: ['"gemini-batch-test clean RUN" deletes what a run uploaded; files end by themselves after 48 hours'],
    }),
    'files-full': (files) => ({
      message: `${stored(files)}: nothing more can be uploaded`,
      remedies: ['"gemini-batch-test clean RUN" deletes what a run uploaded; files end by themselves after 48 hours'],
    }),
    'tier-untold': ({ model, limits }) => ({
      message: 'No call tells the tier of a project, nor how many tokens are enqueued',
      remedies: [
        limits.every((limit) => limit === null)
          ? `No source tells the limits of ${model}. Yours stand at https://aistudio.google.com/rate-limit`
          : `Enqueued tokens of ${model}: ${tierList(limits)} (Google's list of 2026-08-18). Yours stand at https://aistudio.google.com/rate-limit; "gemini-batch-test estimate" says which tier a run needs`,
      ],
    }),
    failed: ({ error }) => words(error),
    busy: ({ error }) => ({ ...words(error), remedies: ['It is not your fault: run doctor again in some minutes'] }),
    needs: ({ check }) => ({ message: `Not checked: it needs "${checks[check]}"` }),
  },
};

function words(error: FindingDetails['failed']['error']): FindingWords {
  const { message, hint } = describeError(error, 'en');
  return { message, remedies: [hint] };
}

function seconds(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

function ahead(skewSeconds: number): string {
  const size = Math.abs(skewSeconds);
  const time =
    size < 120
      ? counted(size, 'second')
      : size < 7200
        ? `${Math.round(size / 60)} minutes`
        : `${Math.round(size / 3600)} hours`;
  return `${time} ${skewSeconds > 0 ? 'ahead of' : 'behind'}`;
}

function going({ active, limit, more }: FindingDetails['jobs-ok']): string {
  return `${more ? 'At least ' : ''}${active} of ${limit} ${active === 1 ? 'is' : 'are'} under way`;
}

function stored({ files, bytes, limitBytes, more }: FindingDetails['files-ok']): string {
  return `${more ? 'At least ' : ''}${counted(files, 'file')}, ${formatBytes(bytes)} of ${formatBytes(limitBytes)}`;
}

function tierList(limits: readonly (number | null)[]): string {
  return limits
    .map((limit, index) => `${limit === null ? 'not listed' : formatCount(limit)} in tier ${index + 1}`)
    .join(', ');
}
