import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import description from './description.json' with { type: 'json' };
import { wireDifferences } from './differences.ts';
import { strictSchemas } from './strict-schemas.ts';
import type { WireSchemas } from './wire-schema.ts';

const described: WireSchemas = description.schemas;

/** What about a value breaks the strict schema of a message, by JSON pointer; nothing when it is true to the wire. */
export function schemaFaults(schemaName: string, value: unknown): string[] {
  const validate = validatorOf(schemaName);
  if (validate(value)) return [];
  const errors = validate.errors ?? [];
  // What a choice between forms says of each of them alone is no fault: the choice tells the fault.
  const choices = errors.filter(({ keyword }) => keyword === 'oneOf').map(({ schemaPath }) => `${schemaPath}/`);
  const told = errors.filter(({ schemaPath }) => !choices.some((choice) => schemaPath.startsWith(choice)));
  return [...new Set(told.map(faultText))];
}

const validators = new Map<string, ValidateFunction>();
let compiler: Ajv | undefined;

/** Preparing all schemas takes a while, so it is done for the first message only. */
function validatorOf(schemaName: string): ValidateFunction {
  const known = validators.get(schemaName);
  if (known !== undefined) return known;
  compiler ??= new Ajv({
    allErrors: true,
    discriminator: true,
    strictRequired: false,
    strictTypes: false,
    verbose: true,
  }).addSchema({ $defs: strictSchemas(described, wireDifferences) }, 'wire');
  const compiled = compiler.compile({ $ref: `wire#/$defs/${schemaName}` });
  validators.set(schemaName, compiled);
  return compiled;
}

function faultText({ instancePath, keyword, params, message, parentSchema }: ErrorObject): string {
  const place = instancePath === '' ? 'The message' : instancePath;
  switch (keyword) {
    case 'additionalProperties':
      return `${instancePath}/${pointerPart(String(params.additionalProperty))} is no field of the message`;
    case 'required':
      return `${instancePath}/${params.missingProperty} is missing`;
    case 'enum':
      return `${place} is none of ${params.allowedValues.join(', ')}`;
    case 'const':
      return `${place} is not ${JSON.stringify(params.allowedValue)}`;
    case 'oneOf':
      return `${place} has not exactly one of ${requiredNames(parentSchema?.oneOf)}`;
    case 'not':
    case 'minItems':
    case 'minLength':
      return `${place} is a default value, which is left out`;
    default:
      return `${place} ${message}`;
  }
}

function pointerPart(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

function requiredNames(forms: readonly { readonly required?: readonly string[] }[] | undefined): string {
  return (forms ?? []).flatMap(({ required }) => required ?? []).join(', ');
}
