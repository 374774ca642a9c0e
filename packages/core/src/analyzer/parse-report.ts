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
  validate ??= new Ajv({ strict: false, validateFormats: false }).compile<Report>(schema);
  if (validate(value)) return { report: value };
  const [error] = validate.errors ?? [];
  const missing = error?.params.missingProperty;
  const pointer = `${error?.instancePath ?? ''}${missing === undefined ? '' : `/${missing}`}`;
  return { fault: { problem: 'form', pointer: pointer || '/' } };
}
