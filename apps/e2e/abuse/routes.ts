import type { Api } from '../support/api';

export interface Route {
  readonly method: string;
  /** As callers see it, with `{parameters}`. */
  readonly path: string;
  /** Who may call it; `null` is everybody, without signing in. */
  readonly roles: readonly string[] | null;
  readonly parameters: readonly string[];
  /** What its query may hold, with the JSON schema of each. */
  readonly query: readonly QueryParameter[];
  /** Whether it wants an `Idempotency-Key`, and whether it works without one. */
  readonly idempotency: 'required' | 'optional' | null;
  /** The JSON schema of its body, with `$ref`s resolved by `document`. */
  readonly body: Schema | null;
  readonly answers: Readonly<Record<string, Schema | null>>;
}

export interface Schema {
  readonly [word: string]: unknown;
}

export interface QueryParameter {
  readonly name: string;
  readonly schema: Schema;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: Schema;
}
interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}
interface Operation {
  readonly 'x-roles'?: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Content;
  readonly responses?: Readonly<Record<string, Content>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<string, unknown>>;
}

export interface Reference {
  readonly routes: readonly Route[];
  readonly components: Document['components'];
}

/** Every route of the running system, read from its own reference: one added tomorrow is here without a line written. */
export async function reference(api: Api): Promise<Reference> {
  const { body } = await api.get<Document>('/openapi.json');
  const routes = Object.entries(body.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => routeOf(method, path, operation)),
  );
  return { routes, components: body.components };
}

const json = (content: Content | undefined): Schema | null =>
  content?.content?.['application/json']?.schema ?? null;

const parametersOf = ({ parameters = [] }: Operation, place: string): Parameter[] =>
  parameters.filter((one) => one.in === place);

function idempotencyOf(operation: Operation): Route['idempotency'] {
  const key = parametersOf(operation, 'header').find(({ name }) => name === 'Idempotency-Key');
  if (!key) return null;
  return key.required ? 'required' : 'optional';
}

const routeOf = (method: string, path: string, operation: Operation): Route => ({
  method: method.toUpperCase(),
  path,
  roles: operation['x-roles'] ?? null,
  parameters: parametersOf(operation, 'path').map(({ name }) => name),
  query: parametersOf(operation, 'query').map(({ name, schema = {} }) => ({ name, schema })),
  idempotency: idempotencyOf(operation),
  body: json(operation.requestBody),
  answers: Object.fromEntries(
    Object.entries(operation.responses ?? {}).map(([status, content]) => [status, json(content)]),
  ),
});

/** The route's address with a value for each parameter. */
export const filled = ({ path }: Route, valueOf: (parameter: string) => string): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(valueOf(name)));

export const nameOf = ({ method, path }: Route): string => `${method} ${path}`;
