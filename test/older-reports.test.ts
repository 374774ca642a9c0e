import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { parseReport } from '../packages/core/src/analyzer/parse-report.ts';
import { sampleHtml } from './support/html-samples.ts';
import { reportSamples } from './support/report-samples.ts';
import { sampleMarkdown } from './support/sample-markdown.ts';
import { sampleText } from './support/sample-reports.ts';

interface Schema {
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
}

const schema: Schema = JSON.parse(
  await readFile(new URL('../packages/core/report.schema.json', import.meta.url), 'utf8'),
);

/** A report with nothing but what the schema requires: as the first version that had the schema wrote it. */
function oldest(value: unknown, at: Schema): unknown {
  if (Array.isArray(value)) return value.map((item) => oldest(item, at.items ?? {}));
  if (typeof value !== 'object' || value === null) return value;
  const { properties, required } = at.oneOf?.find((option) => option.properties !== undefined) ?? at;
  if (properties === undefined) return value;
  const fields = Object.entries(value).filter(([name]) => required?.includes(name));
  return Object.fromEntries(fields.map(([name, inner]) => [name, oldest(inner, properties[name] ?? {})]));
}

test.each(Object.entries(reportSamples))(
  'the report of an older version is shown without what it lacks: %s',
  async (_, sample) => {
    const parsed = parseReport(oldest(sample.report, schema));
    if ('fault' in parsed) throw new Error(JSON.stringify(parsed.fault));
    const { report } = parsed;
    expect(report.byType.some(({ checked }) => checked !== undefined)).toBe(false);
    const older = { ...sample, report };
    const shown = [
      sampleText(older, 'en'),
      sampleMarkdown(older, 'zh'),
      await sampleHtml({ report, details: [] }, 'en', { details: null }),
    ];
    for (const text of shown)
      expect(text.replace(/<(script|style)[\s\S]*?<\/\1>/g, '')).not.toMatch(/NaN|undefined|Infinity/);
  },
);
