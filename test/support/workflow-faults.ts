import { type Document, isMap, isScalar, parseDocument, stringify, visit, type YAMLMap } from 'yaml';

/** An action of ours, as workflows call it. */
export interface OwnAction {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** What a step may use unpinned: our own action, from this repository or as its users write it. */
const ownAction = /^(?:\.\/|org\/gemini-batch-test@v1$)/;
const pinned = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/;

/** What breaks our own rules for workflows, which actionlint does not know. */
export function workflowFaults(text: string, own: OwnAction): string[] {
  const document = parseDocument(text);
  return [...topFaults(document), ...jobFaults(document), ...stepFaults(document, own), ...outputFaults(document, own)];
}

function topFaults(document: Document): string[] {
  const faults: string[] = [];
  const permissions = document.get('permissions');
  if (!isMap(permissions) || permissions.items.length > 0) faults.push('"permissions" at the top is not {}');
  if (stringify(document.get('on')).includes('pull_request_target')) faults.push('it starts on pull_request_target');
  return faults;
}

function jobFaults(document: Document): string[] {
  const jobs = document.get('jobs');
  if (!isMap(jobs)) return ['it has no jobs'];
  return jobs.items.flatMap(({ key, value }) =>
    isMap(value) && isMap(value.get('permissions')) ? [] : [`the job "${key}" does not say its permissions`],
  );
}

function stepFaults(document: Document, own: OwnAction): string[] {
  const faults: string[] = [];
  visit(document, {
    Pair(_, { key, value }, path) {
      if (!isScalar(key) || !isScalar(value) || typeof value.value !== 'string') return;
      const parent = path.at(-1);
      if (key.value === 'run' && value.value.includes('${{')) faults.push('an expression stands inside "run"');
      if (key.value === 'uses' && isMap(parent)) faults.push(...usesFaults(value.value, value.comment, parent, own));
    },
  });
  return faults;
}

function usesFaults(uses: string, comment: string | null | undefined, step: YAMLMap, own: OwnAction): string[] {
  const faults: string[] = [];
  if (ownAction.test(uses)) return unknownInputs(step, own).map((name) => `${uses} has no input "${name}"`);
  if (!pinned.test(uses)) faults.push(`${uses} is not pinned by commit`);
  else if (!/^ v\d+(\.\d+)*$/.test(comment ?? '')) faults.push(`${uses} does not say its version`);
  if (uses.startsWith('actions/checkout@') && step.getIn(['with', 'persist-credentials']) !== false) {
    faults.push('actions/checkout keeps its credentials');
  }
  return faults;
}

function unknownInputs(step: YAMLMap, { inputs }: OwnAction): string[] {
  const given = step.get('with');
  const names = isMap(given) ? given.items.map(({ key }) => String(key)) : [];
  return names.filter((name) => !inputs.includes(name));
}

/** Outputs that are read of a step of ours but are none. */
function outputFaults(document: Document, { outputs }: OwnAction): string[] {
  const steps = new Set<string>();
  visit(document, {
    Map(_, map) {
      if (ownAction.test(String(map.get('uses') ?? ''))) steps.add(String(map.get('id')));
    },
  });
  const read = stringify(document).matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g);
  return [...read].flatMap(([, step = '', name = '']) =>
    steps.has(step) && !outputs.includes(name) ? [`the step "${step}" has no output "${name}"`] : [],
  );
}
