import { SaxesParser } from 'saxes';

interface Rule {
  readonly children: readonly string[];
  readonly required: readonly string[];
  readonly optional: readonly string[];
  readonly text?: boolean;
}

const problem: Rule = { children: [], required: [], optional: ['type', 'message'], text: true };

/**
 * What Jenkins takes for JUnit XML, of it what we may use: elements with their children and attributes
 * (jenkinsci/xunit-plugin, src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd, commit
 * 031e285e, read 2026-11-29).
 */
const rules: Readonly<Record<string, Rule>> = {
  testsuites: { children: ['testsuite'], required: [], optional: ['name', 'time', 'tests', 'failures', 'errors'] },
  testsuite: {
    children: ['testsuite', 'properties', 'testcase', 'system-out', 'system-err'],
    required: ['name', 'tests', 'failures', 'errors'],
    optional: ['group', 'time', 'skipped', 'timestamp', 'hostname', 'id', 'package', 'file', 'log', 'url'],
  },
  properties: { children: ['property'], required: [], optional: [] },
  property: { children: [], required: ['name', 'value'], optional: [] },
  testcase: {
    children: ['skipped', 'error', 'failure', 'system-out', 'system-err'],
    required: ['name'],
    optional: ['time', 'classname', 'group'],
  },
  skipped: problem,
  error: problem,
  failure: problem,
  'system-out': { children: [], required: [], optional: [], text: true },
  'system-err': { children: [], required: [], optional: [], text: true },
};

const time = /^\d*(\.\d*)?$/;

/** What is wrong with a text as JUnit XML: each place where it is not well-formed, or not what Jenkins takes. */
export function junitFaults(xml: string): string[] {
  const faults: string[] = [];
  const open: string[] = [];
  const parser = new SaxesParser({ fragment: false });
  parser.on('error', ({ message }) => faults.push(message));
  parser.on('opentag', ({ name, attributes }) => {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    const parent = open.at(-1);
    open.push(name);
    if (rule === undefined) return void faults.push(`<${name}> is no element`);
    const expected = parent === undefined ? ['testsuites'] : (rules[parent]?.children ?? []);
    if (!expected.includes(name)) faults.push(`<${name}> in <${parent}>`);
    for (const attribute of rule.required) if (!(attribute in attributes)) faults.push(`<${name}> has no ${attribute}`);
    for (const [attribute, value] of Object.entries(attributes)) {
      if (![...rule.required, ...rule.optional].includes(attribute)) faults.push(`<${name} ${attribute}>`);
      if (attribute === 'time' && !time.test(String(value))) faults.push(`time="${value}"`);
    }
  });
  parser.on('text', (text) => {
    const rule = rules[open.at(-1) ?? ''];
    if (!rule?.text && text.trim() !== '') faults.push(`text in <${open.at(-1)}>`);
  });
  parser.on('closetag', () => void open.pop());
  try {
    parser.write(xml).close();
  } catch (error) {
    faults.push(String(error));
  }
  return faults;
}
