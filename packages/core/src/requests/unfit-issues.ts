import type { InputIssue, UnplacedIssue } from '../errors/input-issue.ts';
import type { JsonObject } from '../json/json.ts';
import { isJsonObject } from '../json/json.ts';
import { jsonPointer } from '../json/json-pointer.ts';
import { modelId } from '../wire/index.ts';
import type { Unfit } from '../wire/messages/unfit.ts';
import { unfitGenerate } from '../wire/messages/unfit-generate.ts';
import { documentedTraits, thinkingOfGeneration } from '../wire/models/documented-traits.ts';
import type { ModelTraits } from '../wire/models/model-traits.ts';
import { listField, readField, writtenName } from '../wire/read-field.ts';

/** What the model is known not to take of a request; `root` is where in the line the request stands. */
export function unfitIssues(request: JsonObject, model: string, line: number, root: string): InputIssue[] {
  return unfitReasons(request, modelId(model)).map((unfit): InputIssue => {
    const place = { line, pointer: `${root}${writtenPointer(request, unfit.field)}` };
    return { ...unplaced(unfit, request, model), ...place };
  });
}

function unplaced(unfit: Unfit, request: JsonObject, model: string): UnplacedIssue {
  const said = unfit.isQuoted ? unfit.words : null;
  switch (unfit.kind) {
    case 'role':
      return { code: 'role-unknown', details: { role: String(roleAt(request, unfit)), said } };
    case 'cached-content':
      return { code: 'cached-content-conflict', details: { field: String(unfit.field[0]), said } };
    case 'thinking-both':
      return { code: 'thinking-both', details: { said } };
    case 'thinking-level':
      return { code: 'thinking-level-unfit', details: { model, said } };
    case 'thinking-budget':
      return { code: 'thinking-budget-unfit', details: { model, said } };
    case 'other':
      return { code: 'model-refuses', details: { model, reason: unfit.words } };
  }
}

/** The reasons that hold for a model, also for one that is not in the table. */
function unfitReasons(request: JsonObject, id: string): Unfit[] {
  const traits = documentedTraits(id);
  if (traits !== null) return unfitGenerate(request, traits);
  const thinking = thinkingOfGeneration(id);
  const unknown: ModelTraits = { displayName: id, methods: [], thinking };
  // What budget a model takes that is not in the table is not known, only that it takes none.
  const takesBudget = 'budget' in thinking || thinking.takesBudget;
  return unfitGenerate(request, unknown).filter(
    ({ kind }) => kind !== 'other' && !(kind === 'thinking-budget' && takesBudget),
  );
}

function roleAt(request: JsonObject, { field }: Unfit): unknown {
  const content = listField(request, 'contents')[Number(field[1])];
  return content === undefined ? '' : readField(content, 'role');
}

/** The pointer of a field as it is spelled in the request; of one that is not there, that of what it would stand in. */
function writtenPointer(request: JsonObject, field: readonly (string | number)[]): string {
  const path: (string | number)[] = [];
  let value: unknown = request;
  for (const name of field) {
    // A single value may stand for a list of one.
    if (typeof name === 'number' && !Array.isArray(value)) continue;
    if (Array.isArray(value)) {
      path.push(name);
      value = value[Number(name)];
      continue;
    }
    if (!isJsonObject(value)) break;
    const written = writtenName(value, String(name));
    if (!Object.hasOwn(value, written)) break;
    path.push(written);
    value = value[written];
  }
  return jsonPointer(path);
}
