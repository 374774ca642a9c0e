import { Ajv, type ValidateFunction } from 'ajv';
import openapi from '../../fixtures/github-openapi.json' with { type: 'json' };
import type { ReceivedRequest } from './received-request.ts';

export type RestOperation = keyof typeof openapi.operations;

/** An operation of GitHub's description that a request asks for, with the parameters in its path. */
export interface MatchedOperation {
  readonly operation: RestOperation;
  readonly path: { readonly [name: string]: string };
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean | undefined;
  readonly schema: { readonly type: string; readonly format?: string | undefined };
}

interface DescribedOperation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly required: boolean; readonly schema: object };
  readonly answer: { readonly status: number; readonly schema: object };
}

const described: Readonly<Record<RestOperation, DescribedOperation>> = openapi.operations;

// Its strict mode wants to know every keyword: a schema carries those that it refers to under `components`.
const ajv = new Ajv({
  allErrors: true,
  formats: { int64: true, uri: URL.canParse, 'date-time': (text: string) => !Number.isNaN(Date.parse(text)) },
}).addVocabulary(['components']);

const validators = new Map<object, ValidateFunction>();

/** The operation that a request asks for, if it is one of those that we use. */
export function matchOperation(method: string, path: string): MatchedOperation | undefined {
  for (const operation of Object.keys(described).filter(isRestOperation)) {
    const pattern = described[operation].path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)');
    const match = method === described[operation].method ? new RegExp(`^${pattern}$`).exec(path) : null;
    if (match !== null) return { operation, path: { ...match.groups } };
  }
  return undefined;
}

/** Everything in which a request differs from GitHub's description of its operation. */
export function requestIssues({ operation, path }: MatchedOperation, request: ReceivedRequest): string[] {
  const { parameters, requestBody } = described[operation];
  const known = parameters.filter((parameter) => parameter.in === 'query').map((parameter) => parameter.name);
  return [
    ...parameters.flatMap((parameter) =>
      parameterIssues(parameter, (parameter.in === 'path' ? path : request.query)[parameter.name]),
    ),
    ...Object.keys(request.query)
      .filter((name) => !known.includes(name))
      .map((name) => `query: unknown parameter "${name}"`),
    ...(requestBody === undefined ? unexpectedBody(request) : bodyIssues(requestBody.schema, request)),
  ];
}

/** Everything in which our own answer to a successful request differs from the description. */
export function answerIssues(operation: RestOperation, status: number, body: unknown): string[] {
  const { answer } = described[operation];
  if (status >= 300) return [];
  if (status !== answer.status) return [`answer: status ${status} instead of ${answer.status}`];
  return schemaIssues(answer.schema, body, 'answer');
}

function parameterIssues({ name, required, schema, ...parameter }: Parameter, text: string | undefined): string[] {
  const where = `${parameter.in}: "${name}"`;
  if (text === undefined) return required === true ? [`${where} is missing`] : [];
  if (schema.type !== 'integer') return schemaIssues(schema, text, where);
  return /^-?\d+$/.test(text) ? schemaIssues(schema, Number(text), where) : [`${where} must be integer`];
}

function isRestOperation(name: string): name is RestOperation {
  return name in described;
}

function unexpectedBody({ bytes }: ReceivedRequest): string[] {
  return bytes.length === 0 ? [] : ['body: none is described'];
}

function bodyIssues(schema: object, { headers, body }: ReceivedRequest): string[] {
  const type = headers['content-type'] ?? '';
  return [
    ...(type.startsWith('application/json') ? [] : [`headers: content-type "${type}" instead of application/json`]),
    ...(body === undefined ? ['body: no JSON'] : schemaIssues(closed(schema), body, 'body')),
  ];
}

const closedSchemas = new Map<object, object>();

/** A field that the description does not know is ignored by GitHub: a mistake of whoever sends it. */
function closed(schema: object): object {
  const known = closedSchemas.get(schema) ?? { additionalProperties: false, ...schema };
  closedSchemas.set(schema, known);
  return known;
}

function schemaIssues(schema: object, value: unknown, where: string): string[] {
  const validate = validators.get(schema) ?? ajv.compile({ ...schema, components: openapi.components });
  validators.set(schema, validate);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${where}${instancePath} ${message ?? 'is wrong'} ${JSON.stringify(params)}`,
  );
}
