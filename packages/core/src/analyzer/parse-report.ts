import { Ajv, type ValidateFunction } from 'ajv';
import schema from '../../report.schema.json' with { type: 'json' };
import type { ReportFault } from '../errors/report-fault.ts';
import { isJsonObject } from '../json/json.ts';
import type { Report } from './report.ts';

let validate: ValidateFunction<Report> | null = null;

/** A report as it was written to `report.json`, held against the schema that is published; or what is wrong with it. */
export function parseReport(value: unknown): { readonly report: Report } | { readonly fault: ReportFault } {
  const version = isJsonObject(value) ? value.schemaVersion : undefined;
  if (typeof version === 'number' && version > 1) return { fault: { problem: 'newer', version } };
  validate ??= new Ajv({ strict: false, strictNumbers: true, validateFormats: false }).compile<Report>(schema);
  if (validate(value)) {
    const pointer = notAdding(value);
    return pointer === null ? { report: value } : { fault: { problem: 'form', pointer } };
  }
  const [error] = validate.errors ?? [];
  const missing = error?.params.missingProperty;
  const pointer = `${error?.instancePath ?? ''}${missing === undefined ? '' : `/${missing}`}`;
  return { fault: { problem: 'form', pointer: pointer || '/' } };
}

/** Where requests do not add up: rates of such numbers would be none. */
function notAdding({ requests, byType, checks }: Report): string | null {
  const adds = ({ total, succeeded, failed }: Counts) => succeeded + failed === total;
  if (!adds(requests)) return '/requests/total';
  if (checks !== null && checks.passed + checks.failed !== checks.total) return '/checks/total';
  const wrong = byType.findIndex((type) => !adds(type) || (type.passed ?? 0) > type.total);
  return wrong === -1 ? null : `/byType/${wrong}/total`;
}

type Counts = Pick<Report['requests'], 'total' | 'succeeded' | 'failed'>;
