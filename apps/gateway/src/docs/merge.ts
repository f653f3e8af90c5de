import type { OpenAPIObject } from '@nestjs/swagger';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Part = { [key: string]: Json };

/** One service's document and where its paths are found from outside; `null` for what is not reached from there. */
export interface DocumentPart {
  readonly service: string;
  readonly document: OpenAPIObject;
  readonly pathOf: (path: string) => string | null;
}

const methods = ['get', 'put', 'post', 'delete', 'patch'];
const schemas = '#/components/schemas/';

/** Schemas that every service has in the same words. */
const shared = new Set(['Problem']);

/**
 * The documents of all services as one: paths as callers see them, schemas under the service's name so that two
 * may use the same word, and the credentials of the gateway in place of the services' tokens.
 */
export function mergeDocuments(parts: readonly DocumentPart[], missing: readonly string[] = []): Part {
  const paths: Part = {};
  const components: Part = {};
  for (const { service, document, pathOf } of parts) {
    const own = renamed(asJson(document), service) as Part;
    for (const [name, schema] of Object.entries(inner(inner(own.components).schemas))) {
      components[shared.has(name) ? name : `${service}.${name}`] = schema;
    }
    for (const [path, item] of Object.entries(inner(own.paths))) {
      const outside = pathOf(path);
      if (outside !== null)
        paths[outside] = { ...inner(paths[outside]), ...asOutside(inner(item), service, outside) };
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tuntas',
      version: '1',
      description: missing.length > 0 ? `Not answering at the moment: ${missing.join(', ')}.` : description,
    },
    servers: [{ url: '/' }],
    paths,
    components: { schemas: components, securitySchemes },
  };
}

const description =
  'After-sales service for parcel logistics. Sign in with `POST /api/session`, or authorise with an API key. ' +
  'Errors are RFC 9457 problems with a stable `code`.';

const securitySchemes = {
  key: { type: 'http', scheme: 'bearer', description: 'An API key, `tnt_…`' },
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'tuntas_session',
    description: 'Set by `POST /api/session`',
  },
};

const inner = (value: Json | undefined): Part =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};

const asJson = (document: OpenAPIObject): Json => JSON.parse(JSON.stringify(document)) as Json;

/** References under the service's name. */
function renamed(value: Json, service: string): Json {
  if (Array.isArray(value)) return value.map((item) => renamed(item, service));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const name =
        key === '$ref' && typeof item === 'string' && item.startsWith(schemas) && item.slice(schemas.length);
      return [key, name && !shared.has(name) ? `${schemas}${service}.${name}` : renamed(item, service)];
    }),
  );
}

/** The operations of a path, listed under what they are about, with the gateway's credentials. */
function asOutside(item: Part, service: string, path: string): Part {
  return Object.fromEntries(
    Object.entries(item).map(([method, value]) => {
      if (!methods.includes(method)) return [method, value];
      const operation = inner(value);
      return [
        method,
        {
          ...operation,
          tags: [path.split('/')[path.startsWith('/api/') ? 2 : 1] ?? ''],
          operationId: `${service}_${String(operation.operationId)}`,
          ...(operation.security ? { security: [{ key: [] }, { session: [] }] } : {}),
        },
      ];
    }),
  );
}
