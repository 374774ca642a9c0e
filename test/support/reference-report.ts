import type { Check } from '../../packages/core/src/index.ts';
import type { RandomRequest, RandomRun } from './random-run.ts';

// What a report has to say, worked out once more by plain means: JSON.parse, arrays, and the rules as the guide tells
// them. Nothing here is the tool's.

// biome-ignore lint/suspicious/noExplicitAny: the reference takes what it reads as it is, in a test
type Json = any;

/** US dollars a million tokens: batch in, out, cached; standard in, out, cached; above 200,000 tokens of prompt twice. */
export const referencePrices: Readonly<Record<string, readonly number[]>> = {
  'm-a': [1, 10, 0.5, 3, 20, 0.75],
  'm-b': [0.1, 0.2, 0.01, 0.4, 0.6, 0.01],
};

const refusedReasons = ['SAFETY', 'RECITATION', 'OTHER', 'MALFORMED_FUNCTION_CALL', 'PROHIBITED_CONTENT'];
const codeNames: Readonly<Record<number, string>> = {
  0: 'OK',
  2: 'UNKNOWN',
  3: 'INVALID_ARGUMENT',
  8: 'RESOURCE_EXHAUSTED',
  13: 'INTERNAL',
  14: 'UNAVAILABLE',
};

interface Tokens {
  prompt: number;
  cached: number;
  candidates: number;
  thoughts: number;
}

/** What a line says. */
interface Said {
  line: number;
  ok: boolean;
  reason: string;
  code: number | null;
  message: string | null;
  text: string;
  /** To compare two answers. */
  whole: string;
  finishReason: string | null;
  truncated: boolean;
  tokens: Tokens | null;
  model: string | null;
}

/** What became of a request in one attempt; `said` null: no line. */
interface Outcome {
  ok: boolean;
  reason: string;
  said: Said | null;
}

const isObject = (value: Json): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
const isMissing = (value: Json): boolean => value === undefined;
const isText = (value: Json): boolean => typeof value === 'string';

/** A line of the right form: what is there is of the right kind. */
function isReadable(line: Json): boolean {
  if (!isObject(line) || !isText(line.key)) return false;
  const { response, error } = line;
  if (!isMissing(error)) {
    if (!isObject(error)) return false;
    if (!isMissing(error.code) && typeof error.code !== 'number') return false;
    if (!isMissing(error.message) && !isText(error.message)) return false;
  }
  if (isMissing(response)) return true;
  if (!isObject(response)) return false;
  if (!isMissing(response.modelVersion) && !isText(response.modelVersion)) return false;
  if (isMissing(response.candidates)) return true;
  if (!Array.isArray(response.candidates)) return false;
  return response.candidates.every((candidate: Json) => {
    if (!isObject(candidate)) return false;
    if (!isMissing(candidate.finishReason) && !isText(candidate.finishReason)) return false;
    const parts = candidate.content?.parts ?? [];
    return Array.isArray(parts) && parts.every((part: Json) => isObject(part));
  });
}

function tokensOf(response: Json): Tokens | null {
  const usage = response?.usageMetadata;
  if (usage === undefined) return null;
  const names = ['promptTokenCount', 'cachedContentTokenCount', 'candidatesTokenCount', 'thoughtsTokenCount'];
  const numbers = names.map((name) => (name in usage ? usage[name] : 0));
  if (!numbers.every((number) => Number.isSafeInteger(number) && number >= 0)) return null;
  const [prompt, cached, candidates, thoughts] = numbers;
  return { prompt, cached, candidates, thoughts };
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  return Object.keys(value)
    .sort()
    .map((name) => [name, sorted(value[name])]);
}

function read(line: Json, number: number): Said {
  const { response } = line;
  const about = { line: number, tokens: tokensOf(response), model: response?.modelVersion ?? null };
  const failed = { ...about, ok: false, text: '', whole: '', truncated: false };
  // "status" is an error where there is no response and it is an object of the right form.
  const status = isMissing(response) && isObject(line.status) ? line.status : undefined;
  const error = line.error ?? status;
  if (error !== undefined) {
    const code = error.code ?? 2;
    return {
      ...failed,
      reason: codeNames[code] ?? `CODE_${code}`,
      code,
      message: error.message ?? null,
      finishReason: null,
    };
  }
  const candidate = response?.candidates?.[0];
  const finishReason = candidate?.finishReason ?? null;
  const message = candidate?.finishMessage ?? null;
  const parts = (candidate?.content?.parts ?? []).filter((part: Json) => part.thought !== true);
  const filled = parts.filter((part: Json) =>
    isText(part.text)
      ? part.text.trim() !== ''
      : Object.keys(part).filter((name) => name !== 'thought' && name !== 'thoughtSignature').length > 0,
  );
  const refused = refusedReasons.includes(finishReason);
  if (filled.length === 0 || refused) {
    let reason = 'EMPTY';
    if (candidate === undefined) reason = response?.promptFeedback?.blockReason ?? 'EMPTY';
    else if (refused || finishReason === 'MAX_TOKENS') reason = finishReason;
    return { ...failed, reason, code: null, message, finishReason };
  }
  const text = parts.map((part: Json) => part.text ?? '').join('');
  const others = parts
    .filter((part: Json) => part.text === undefined)
    .map((part: Json) => ({ ...part, thoughtSignature: undefined }));
  return {
    ...about,
    ok: true,
    reason: finishReason ?? 'STOP',
    code: null,
    message: null,
    text,
    whole: JSON.stringify([text, sorted(JSON.parse(JSON.stringify(others)))]),
    finishReason,
    truncated: finishReason === 'MAX_TOKENS' || finishReason === 'CONTINUATION',
  };
}

function holds(checkOf: Check, { text, finishReason }: Said): boolean {
  const [[name, value] = []] = Object.entries(checkOf);
  if (name === 'contains') return text.includes(value);
  if (name === 'notContains') return !text.includes(value);
  if (name === 'equals') return text.trim() === value;
  if (name === 'maxChars') return [...text].length <= value;
  return (finishReason ?? 'STOP') === value;
}

function usdOf(tokens: Tokens, prices: readonly number[], from: 0 | 3): number {
  const [input = 0, output = 0, cached = 0] = prices
    .slice(from)
    .map((price) => (tokens.prompt > 200_000 ? 2 * price : price));
  const fresh = Math.max(0, tokens.prompt - tokens.cached);
  return (fresh * input + tokens.cached * cached + (tokens.candidates + tokens.thoughts) * output) / 1e6;
}

function percentileOf(values: readonly number[], part: number): number {
  const ascending = values.toSorted((a, b) => a - b);
  return ascending[Math.max(0, Math.ceil(part * ascending.length) - 1)] ?? 0;
}

const allOf = ({ prompt, candidates, thoughts }: Tokens): number => prompt + candidates + thoughts;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function sumsOf(used: readonly Tokens[], counted: readonly Tokens[]): Json {
  const kinds = ['prompt', 'cached', 'candidates', 'thoughts'] as const;
  return {
    ...Object.fromEntries(kinds.map((kind) => [kind, sum(used.map((tokens) => tokens[kind]))])),
    total: sum(used.map(allOf)),
    p50: percentileOf(counted.map(allOf), 0.5),
    p90: percentileOf(counted.map(allOf), 0.9),
    p99: percentileOf(counted.map(allOf), 0.99),
  };
}

function countsOf(names: readonly string[]): [string, number][] {
  return [...new Set(names)].sort().map((name) => [name, names.filter((other) => other === name).length]);
}

/** The figures of the report on a run that asked for `m-a`. */
export function referenceReport(run: RandomRun): Json {
  const integrity = { duplicated: 0, ambiguous: 0, unexpected: 0, malformed: 0 };
  const malformedAt: Json[] = [];
  const requests: { request: RandomRequest; counted: Outcome; others: Said[] }[] = [];

  for (const [index, shard] of run.shards.entries()) {
    const linesOf = new Map<string, { attempt: number; lines: Said[] }[]>();
    for (const { key } of shard.requests) linesOf.set(key, []);
    for (const [at, { keys, output }] of shard.attempts.entries()) {
      const attempt = at + 1;
      for (const key of keys) linesOf.get(key)?.push({ attempt, lines: [] });
      if (output === null) continue;
      for (const [position, raw] of output
        .replace(/^\uFEFF/, '')
        .split('\n')
        .entries()) {
        const place = { shard: index + 1, attempt, line: position + 1 };
        if (raw.trim() === '') continue;
        let line: Json;
        try {
          line = JSON.parse(raw.replace(/\r$/, ''));
        } catch {
          line = undefined;
        }
        if (!isReadable(line)) {
          integrity.malformed += 1;
          malformedAt.push(place);
          continue;
        }
        const latest = linesOf.get(line.key)?.at(-1);
        if (latest === undefined || latest.attempt !== attempt) {
          integrity.unexpected += 1;
          continue;
        }
        latest.lines.push(read(line, place.line));
      }
    }
    for (const request of shard.requests) {
      const outcomes = (linesOf.get(request.key) ?? []).map(({ attempt, lines }): Outcome => {
        integrity.duplicated += Math.max(0, lines.length - 1);
        const usable = lines.filter(({ ok }) => ok);
        const said = usable[0] ?? lines[0] ?? null;
        if (new Set(usable.map(({ whole }) => whole)).size > 1) {
          integrity.ambiguous += 1;
          return { ok: false, reason: 'AMBIGUOUS', said };
        }
        const state = shard.attempts[attempt - 1]?.state;
        return {
          ok: usable.length > 0,
          reason: said?.reason ?? (state === 'SUCCEEDED' ? 'MISSING' : `JOB_${state}`),
          said,
        };
      });
      const counted = outcomes.findLast(({ ok }) => ok) ?? outcomes.at(-1);
      if (counted === undefined) throw new Error('A request went into no attempt');
      const others = outcomes.flatMap((outcome) =>
        outcome === counted || outcome.said === null ? [] : [outcome.said],
      );
      requests.push({ request, counted, others });
    }
  }

  const succeeded = requests.filter(({ counted }) => counted.ok);
  const missing = requests.filter(({ counted }) => counted.said === null).length;
  const checked = requests.filter(({ request }) => request.checks.length > 0);
  const passes = ({ request, counted }: (typeof requests)[number]) =>
    counted.ok && request.checks.every((one) => counted.said !== null && holds(one, counted.said));
  const usedBy = (some: typeof requests): Said[] =>
    some.flatMap(({ counted, others }) => [...(counted.said === null ? [] : [counted.said]), ...others]);
  const tokensBy = (some: typeof requests): Json =>
    sumsOf(
      usedBy(some).flatMap(({ tokens }) => tokens ?? []),
      some.flatMap(({ counted }) => counted.said?.tokens ?? []),
    );
  const costBy = (some: typeof requests): Json => {
    if (some.some(({ counted }) => counted.ok && counted.said?.tokens === null)) return null;
    const priced = usedBy(some).flatMap(({ tokens, model }) =>
      tokens === null ? [] : [{ tokens, prices: referencePrices[model ?? 'm-a'] }],
    );
    if (priced.some(({ prices }) => prices === undefined)) return null;
    const usd = (from: 0 | 3) => sum(priced.map(({ tokens, prices = [] }) => usdOf(tokens, prices, from)));
    return { batch: usd(0), standard: usd(3), saved: usd(3) - usd(0) };
  };
  const cutShort = run.shards.some(({ attempts }) =>
    attempts.some(({ state }, at) => state !== 'SUCCEEDED' && (missing > 0 || at < attempts.length - 1)),
  );
  const cost = cutShort ? null : costBy(requests);
  const types = [...new Set(requests.map(({ request }) => request.type))];
  const failures = requests
    .filter(({ counted }) => !counted.ok)
    .map(({ request, counted: { reason, said } }) => {
      const isOurs = reason === 'AMBIGUOUS' || said === null;
      return { key: request.key, kind: JSON.stringify([said?.code ?? null, reason, isOurs ? null : said.message]) };
    });

  const longAnswers = succeeded.filter(({ counted }) => (counted.said?.text.length ?? 0) >= 200);
  const repeated = [...new Set(longAnswers.map(({ counted }) => counted.said?.whole))]
    .map((whole) => longAnswers.filter(({ counted }) => counted.said?.whole === whole))
    .filter(
      (same) =>
        new Set(same.map(({ request }) => request.rowDigest)).size >= 3 && same.length >= succeeded.length / 100,
    );

  const successRate = succeeded.length / requests.length;
  const passed = checked.filter(passes).length;
  const passRate = checked.length === 0 ? null : passed / checked.length;
  const { minPassRate, maxCostUsd } = run.gates;
  const minSuccessRate = run.gates.minSuccessRate ?? (minPassRate === undefined ? 0.9 : undefined);
  const gates = [
    ['minSuccessRate', minSuccessRate, successRate >= (minSuccessRate ?? 0)],
    ['minPassRate', minPassRate, passRate === null ? null : passRate >= (minPassRate ?? 0)],
    ['maxCostUsd', maxCostUsd, cost === null ? null : cost.batch <= (maxCostUsd ?? 0)],
  ]
    .filter(([, threshold]) => threshold !== undefined)
    .map(([name, , good]) => [name, good === null ? 'inconclusive' : good ? 'pass' : 'fail']);

  return {
    verdict: gates.some(([, one]) => one === 'fail')
      ? 'fail'
      : gates.some(([, one]) => one === 'inconclusive')
        ? 'inconclusive'
        : 'pass',
    requests: {
      total: requests.length,
      succeeded: succeeded.length,
      failed: requests.length - succeeded.length,
      missing,
      truncated: succeeded.filter(({ counted }) => counted.said?.truncated).length,
      successRate,
    },
    checks: passRate === null ? null : { total: checked.length, passed, failed: checked.length - passed, passRate },
    byType: types.map((type) => {
      const own = requests.filter(({ request }) => request.type === type);
      const ownChecked = own.filter(({ request }) => request.checks.length > 0);
      const ownSucceeded = own.filter(({ counted }) => counted.ok).length;
      return {
        type,
        total: own.length,
        succeeded: ownSucceeded,
        failed: own.length - ownSucceeded,
        successRate: ownSucceeded / own.length,
        checked: ownChecked.length,
        passed: ownChecked.length === 0 ? null : ownChecked.filter(passes).length,
        tokensByKind: tokensBy(own),
        costUsd: costBy(own)?.batch ?? null,
      };
    }),
    finishReasons: countsOf(requests.flatMap(({ counted }) => counted.said?.finishReason ?? [])),
    errors: countsOf(failures.map(({ kind }) => kind)),
    errorKeys: [...new Set(failures.map(({ kind }) => kind))].sort().map((kind) => [
      kind,
      failures
        .filter((failure) => failure.kind === kind)
        .map(({ key }) => key)
        .slice(0, 10),
    ]),
    tokens: tokensBy(requests),
    cost,
    integrity: {
      ...integrity,
      missing,
      malformedAt: malformedAt.slice(0, 10),
      modelMismatch: requests.filter(
        ({ counted }) => counted.said !== null && counted.said.model !== null && counted.said.model !== 'm-a',
      ).length,
      repeated: { answers: repeated.length, keys: repeated.flat().length },
    },
    gates,
  };
}
