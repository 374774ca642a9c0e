import type { ValidationWords } from '../locales/validation-words.ts';
import type { LocatedIssue } from '../requests/located-issue.ts';
import type { BrokenRule, Validation } from '../requests/validation.ts';
import { validationRules } from '../requests/validation-rules.ts';
import { tool } from '../tool.ts';
import { shownIssue } from './shown-issue.ts';

/**
 * GitHub refuses a file with more than 25,000 results and shows the first 5,000 (docs.github.com, "SARIF results exceed
 * one or more limits", read 2026-11-29); a file may have 10 MB when it is compressed.
 */
const sarifResults = 5000;

/**
 * What was found in an input as a SARIF 2.1.0 log, for code scanning: errors first, as many results as GitHub shows.
 * `uri` is the input's file, relative to the root of the repository.
 */
export function sarifReport(validation: Validation, uri: string, words: ValidationWords): object {
  const { rules } = validation;
  const results = rules.flatMap((rule, ruleIndex) => rule.issues.map((issue) => ({ rule, ruleIndex, issue })));
  const found = validation.errors + validation.warnings;
  const shown = results.slice(0, sarifResults);
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: tool.name,
            version: tool.version,
            semanticVersion: tool.version,
            informationUri: 'https://github.com/org/gemini-batch-test',
            rules: rules.map((rule) => ruleOf(rule, words)),
          },
        },
        columnKind: 'utf16CodeUnits',
        artifacts: [{ location: { uri, uriBaseId: '%SRCROOT%' } }],
        results: shown.map(({ rule, ruleIndex, issue }) => resultOf(rule, ruleIndex, issue, uri, words)),
        properties: { resultsLeftOut: found - shown.length },
      },
    ],
  };
}

function ruleOf({ rule, severity }: BrokenRule, words: ValidationWords): object {
  const title = words.titles[rule];
  const { source } = validationRules[rule];
  return {
    id: rule,
    shortDescription: { text: title },
    fullDescription: { text: title },
    help: { text: `${words.source}${words.colon}${source}` },
    defaultConfiguration: { level: severity },
    properties: { tags: ['gemini', 'batch'] },
  };
}

function resultOf(
  { rule, severity }: BrokenRule,
  ruleIndex: number,
  located: LocatedIssue,
  uri: string,
  words: ValidationWords,
): object {
  const { message, advice, service } = shownIssue(rule, located, words);
  const { issue, column, endColumn } = located;
  const texts = [
    message,
    ...(advice === null ? [] : [advice]),
    ...(service === null ? [] : [`${words.service}${words.colon}${service}`]),
  ];
  const firstLine = issue.code === 'key-duplicate' ? issue.details.firstLine : null;
  return {
    ruleId: rule,
    ruleIndex,
    level: severity,
    message: { text: texts.join('\n') },
    // What is wrong with the file as a whole is shown at its first line: code scanning wants a place.
    locations: [locationOf(uri, issue.line ?? 1, column, endColumn)],
    ...(firstLine === null
      ? {}
      : {
          relatedLocations: [
            { id: 0, ...locationOf(uri, firstLine, null, null), message: { text: words.place(firstLine, null, null) } },
          ],
        }),
  };
}

function locationOf(uri: string, startLine: number, column: number | null, endColumn: number | null): object {
  return {
    physicalLocation: {
      artifactLocation: { uri, uriBaseId: '%SRCROOT%' },
      region: {
        startLine,
        ...(column === null ? {} : { startColumn: column }),
        ...(endColumn === null ? {} : { endColumn }),
      },
    },
  };
}
