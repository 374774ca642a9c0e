import { formatBytes } from '../../locales/format-bytes.ts';
import type { ValidationWords } from '../../locales/validation-words.ts';
import type { BrokenRule, Validation } from '../../requests/validation.ts';
import { plainLine } from '../plain-line.ts';
import { shownIssue } from '../shown-issue.ts';
import type { Paint } from './paint.ts';

/** So many places of a rule are shown, the others counted. */
const shownPlaces = 5;

/** What was found in an input as lines for a terminal: the verdict first, then errors and warnings, each rule by rule. */
export function validationText(
  validation: Validation,
  { words, paint, strict }: { readonly words: ValidationWords; readonly paint: Paint; readonly strict: boolean },
): string {
  const { errors, warnings, rules, requests, largestRequestBytes, sizeBytes, olderForm } = validation;
  const style = errors > 0 || (strict && warnings > 0) ? 'bad' : warnings > 0 ? 'warn' : 'good';
  const largest = largestRequestBytes === 0 ? null : formatBytes(largestRequestBytes);
  const section = (title: string, severity: BrokenRule['severity']): string[] => {
    const broken = rules.filter((rule) => rule.severity === severity);
    return broken.length === 0 ? [] : [paint('strong', title), ...broken.flatMap((rule) => ruleLines(rule, words))];
  };
  const model = plainLine(validation.model);
  const size = sizeBytes === null ? null : formatBytes(sizeBytes);
  const sections = [
    [
      paint(style, words.verdict(plainLine(validation.input), { errors, warnings, requests })),
      words.facts({ model, requests, size, largest }),
      ...(olderForm === 0 ? [] : [words.olderForm(olderForm)]),
      words.modelChecks[validation.modelCheck],
    ],
    section(words.errors, 'error'),
    section(words.warnings, 'warning'),
    [
      ...(rules.some(({ count }) => count > shownPlaces) ? [words.next] : []),
      ...(errors === 0 && warnings > 0 && !strict ? [words.strict] : []),
    ].map((line) => paint('dim', line)),
  ];
  const shown = sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${shown.join('\n\n')}\n`;
}

function ruleLines({ rule, count, issues }: BrokenRule, words: ValidationWords): string[] {
  const lines = [`  ${words.heading(words.titles[rule], rule, count)}`];
  let lastAdvice: string | null = null;
  let lastService: string | null = null;
  for (const located of issues.slice(0, shownPlaces)) {
    const { line, column, pointer, message, advice, service } = shownIssue(rule, located, words);
    const place = words.place(line, column, pointer);
    lines.push(`    ${place}${place === '' ? '' : words.colon}${message}`);
    // The same for another line and column is no news.
    const said = service?.replace(/(line|column) \d+/g, '$1') ?? null;
    if (said !== null && said !== lastService) lines.push(`      ${words.service}${words.colon}${service}`);
    if (advice !== null && advice !== lastAdvice) lines.push(`      → ${advice}`);
    lastAdvice = advice;
    lastService = said;
  }
  if (count > shownPlaces) lines.push(`    ${words.more(count - shownPlaces)}`);
  return lines;
}
