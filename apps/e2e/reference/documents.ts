import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

export interface Schema {
  readonly [word: string]: unknown;
}
interface Media {
  readonly schema?: Schema;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}
interface Operation {
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, Media>> }>>;
}
export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** A request as the reference shows it. */
export interface RequestExample {
  /** Such as `POST /api/claims`. */
  readonly route: string;
  readonly mediaType: string;
  readonly value: unknown;
  readonly schema: Schema;
  /** What the reference says a success is. */
  readonly answers: Readonly<Record<string, Schema | null>>;
}

const folder = join(__dirname, '../../../docs/generated/openapi');

/** The reference of each service, which `npm run check` holds to what the code says. */
export const documents = (): Map<string, Document> =>
  new Map(
    readdirSync(folder).map((file) => [
      file.replace('.json', ''),
      JSON.parse(readFileSync(join(folder, file), 'utf8')) as Document,
    ]),
  );

/** Every body that a route takes, with its examples: none where the reference shows none. Paths are as callers see them. */
export const bodiesOf = (
  service: string,
  document: Document,
): { route: string; examples: RequestExample[] }[] =>
  Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, { requestBody, responses }]) => {
      if (!requestBody) return [];
      const route = `${method.toUpperCase()} ${outside(service, path)}`;
      const answers = Object.fromEntries(
        Object.entries(responses)
          .filter(([status]) => status.startsWith('2'))
          .map(([status, { content }]) => [status, content?.['application/json']?.schema ?? null]),
      );
      return Object.entries(requestBody.content).map(([mediaType, media]) => ({
        route,
        examples: shownIn(media, document).map((value) => ({
          route,
          mediaType,
          value,
          schema: media.schema ?? {},
          answers,
        })),
      }));
    }),
  );

function outside(service: string, path: string): string {
  if (path.startsWith('/dead-letters')) return path.replace('/dead-letters', `/api/dead-letters/${service}`);
  return service === 'gateway' ? path : `/api${path}`;
}

function shownIn({ schema = {}, example, examples = {} }: Media, document: Document): unknown[] {
  const named = Object.values(examples).map(({ value }) => value);
  return [...(example === undefined ? [] : [example]), ...named, ...ofSchema(resolved(schema, document))];
}

const ofSchema = ({ example, examples }: Schema): unknown[] => [
  ...(example === undefined ? [] : [example]),
  ...(Array.isArray(examples) ? (examples as unknown[]) : []),
];

const resolved = (schema: Schema, { components }: Document): Schema =>
  typeof schema['$ref'] === 'string'
    ? (components.schemas[schema['$ref'].split('/').at(-1) ?? ''] ?? {})
    : schema;

/** Where a value is not what a schema says; empty when it is. */
export function problemsOf(value: unknown, schema: Schema, { components }: Document): string[] {
  const self = JSON.stringify({ ...schema, $defs: components.schemas });
  const parser = z.fromJSONSchema(
    JSON.parse(self.replaceAll('#/components/schemas/', '#/$defs/')) as Parameters<
      typeof z.fromJSONSchema
    >[0],
  );
  const result = parser.safeParse(value);
  return result.success
    ? []
    : result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

/** Every example anywhere in the document, with the schema that it stands for. */
export function allExamples(document: Document): { where: string; value: unknown; schema: Schema }[] {
  const found: { where: string; value: unknown; schema: Schema }[] = [];
  const visit = (part: unknown, where: string): void => {
    if (typeof part !== 'object' || part === null) return;
    const { schema, examples, type } = part as Media & Schema;
    // A field may be called `examples`; there it is a schema itself.
    const isSchema = typeof type === 'string' || typeof (part as Schema)['anyOf'] === 'object';
    if (isSchema) {
      for (const value of ofSchema(part as Schema)) found.push({ where, value, schema: part as Schema });
    } else if (schema && examples) {
      for (const [name, { value }] of Object.entries(examples))
        found.push({ where: `${where} ${name}`, value, schema });
    }
    for (const [name, inner] of Object.entries(part)) {
      if (name !== 'example' && (name !== 'examples' || !isSchema)) visit(inner, `${where}/${name}`);
    }
  };
  visit(document, '');
  return found;
}
