import type { CallEffect, CallRule, FaultRule, JobFate, JobRule, LineEffect, LineRule } from './fault-rule.ts';

/** A rule in a few words, for the log and the page: `batches.create #1: reset-after`. */
export function describeRule(rule: FaultRule): string {
  if ('call' in rule) {
    return `${callsOf(rule)}: ${describeCallEffect(rule.do)}`;
  }
  return 'job' in rule
    ? `${selected('jobs', rule)}: ${describeFate(rule.do).join(', ')}`
    : `${selected('lines', rule)}: ${describeLineEffect(rule.do)}`;
}

/** Each thing that a job has in store, in a few words. */
export function describeFate(fate: JobFate): readonly string[] {
  const { end, stuck, listedAfterSeconds, shuffled, withoutMetadata, unreadable } = fate;
  return [
    ...(end === undefined
      ? []
      : [`${end.state}${end.afterSeconds === undefined ? '' : ` after ${paced(end.afterSeconds)}`}`]),
    ...(stuck === undefined
      ? []
      : [`stuck ${stuck.state}${stuck.seconds === undefined ? '' : ` for ${paced(stuck.seconds)}`}`]),
    ...(listedAfterSeconds === undefined ? [] : [`listed after ${paced(listedAfterSeconds)}`]),
    ...(shuffled === true ? ['shuffled'] : []),
    ...(withoutMetadata === true ? ['without metadata'] : []),
    ...(unreadable === undefined ? [] : [`unreadable after ${unreadable.afterSeconds} s`]),
  ];
}

/** Seconds that are divided by the emulator's speed. */
function paced(seconds: number): string {
  return `${seconds} s of the service’s time`;
}

function describeLineEffect(effect: LineEffect): string {
  if ('error' in effect) {
    return `error ${typeof effect.error === 'number' ? effect.error : effect.error.code}`;
  }
  if ('line' in effect) {
    return effect.line;
  }
  return 'answer' in effect ? effect.answer : `answered by ${effect.modelVersion}`;
}

function describeCallEffect(effect: CallEffect): string {
  if ('connection' in effect) {
    const seconds = 'seconds' in effect ? effect.seconds : undefined;
    return seconds === undefined ? effect.connection : `${effect.connection} for ${seconds} s`;
  }
  if ('status' in effect) {
    return [String(effect.status), ...(effect.details === undefined ? [] : [effect.details])].join(' ');
  }
  if ('truncateBytes' in effect) {
    return `ends after ${effect.truncateBytes} bytes`;
  }
  const { delaySeconds, bytesPerSecond } = effect.slow;
  const limits = [
    ...(delaySeconds === undefined ? [] : [`${delaySeconds} s`]),
    ...(bytesPerSecond === undefined ? [] : [`${bytesPerSecond} bytes/s`]),
  ];
  return ['slow', ...limits].join(' ');
}

function callsOf({ call, model, mimeType, when }: CallRule): string {
  const calls = typeof call === 'string' ? call : call.join('|');
  return [
    calls,
    ...(model === undefined ? [] : [`model ${model}`]),
    ...(mimeType === undefined ? [] : [`mimeType ${mimeType}`]),
    ...conditions(when),
  ].join(' ');
}

function selected(what: string, rule: JobRule | LineRule): string {
  const fields = Object.entries('job' in rule ? rule.job : rule.line);
  const chosen = fields.filter(([, value]) => value !== undefined).map(([name, value]) => `${name} ${value}`);
  return [what, ...chosen, ...conditions(rule.when)].join(' ');
}

/** `#1|3`, `5 %`, `after 10`, `job 1` */
function conditions(when: CallRule['when'] | JobRule['when'] | LineRule['when']): readonly string[] {
  return Object.entries(when ?? {}).flatMap(([name, value]) => {
    if (value === undefined) {
      return [];
    }
    if (name === 'probability') {
      return [`${Math.round(Number(value) * 1000) / 10} %`];
    }
    const text = Array.isArray(value) ? value.join('|') : String(value);
    return [name === 'nth' ? `#${text}` : `${name} ${text}`];
  });
}
