import { Ajv, type ValidateFunction } from 'ajv';
import schema from '../../report.schema.json' with { type: 'json' };
import type { ReportFault } from '../errors/report-fault.ts';
import { isJsonObject } from '../json/json.ts';
import { jsonPointer } from '../json/json-pointer.ts';
import type { Report } from './report.ts';

let validate: ValidateFunction<Report> | null = null;

/** A report as it was written to `report.json`, held against the schema that is published; or what is wrong with it. */
export function parseReport(value: unknown): { readonly report: Report } | { readonly fault: ReportFault } {
  const version = isJsonObject(value) ? value.schemaVersion : undefined;
  if (typeof version === 'number' && version > 1) return { fault: { problem: 'newer', version } };
  validate ??= new Ajv({ strict: false, formats }).compile<Report>(schema);
  if (validate(value)) {
    const pointer = wildNumber(value) ?? notAdding(value);
    return pointer === null ? { report: value } : { fault: { problem: 'form', pointer } };
  }
  const [error] = validate.errors ?? [];
  const missing = error?.params.missingProperty;
  const pointer = `${error?.instancePath ?? ''}${missing === undefined ? '' : `/${missing}`}`;
  return { fault: { problem: 'form', pointer: pointer || '/' } };
}

const isTime = (text: string): boolean => Number.isFinite(Date.parse(text));
const formats = { date: isTime, 'date-time': isTime };

/** Where a number is that nothing can be reckoned with: JSON may hold `1e999`. Without recursion: depth is not bounded. */
function wildNumber(report: Report): string | null {
  const left: { value: unknown; pointer: string }[] = [{ value: report, pointer: '' }];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { value, pointer } = next;
    if (typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER) return pointer;
    if (typeof value !== 'object' || value === null) continue;
    for (const [name, inner] of Object.entries(value))
      left.push({ value: inner, pointer: pointer + jsonPointer([name]) });
  }
  return null;
}

/** Where requests do not add up: rates of such numbers would be none. */
function notAdding({ requests, byType, checks, cost }: Report): string | null {
  const adds = ({ total, succeeded, failed }: Counts) => succeeded + failed === total;
  if (!adds(requests)) return '/requests/total';
  if (checks !== null && checks.passed + checks.failed !== checks.total) return '/checks/total';
  if (cost !== null && Math.abs(cost.standard - cost.batch - cost.saved) > 1e-6 * Math.max(1, cost.standard)) {
    return '/cost/saved';
  }
  const wrong = byType.findIndex((type) => !adds(type) || (type.passed ?? 0) > type.total);
  return wrong === -1 ? null : `/byType/${wrong}/total`;
}

type Counts = Pick<Report['requests'], 'total' | 'succeeded' | 'failed'>;
