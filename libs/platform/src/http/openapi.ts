import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { cleanupOpenApiDoc } from 'nestjs-zod';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

const problemSchema = {
  type: 'object' as const,
  required: ['type', 'title', 'status', 'code', 'detail', 'requestId'],
  properties: {
    type: { type: 'string' as const },
    title: { type: 'string' as const },
    status: { type: 'integer' as const },
    code: { type: 'string' as const, description: 'Stable and dotted, for programs' },
    detail: { type: 'string' as const, description: 'What to do about it, for people' },
    errors: {
      type: 'array' as const,
      items: {
        type: 'object' as const,
        required: ['field', 'message'],
        properties: { field: { type: 'string' as const }, message: { type: 'string' as const } },
      },
    },
    requestId: { type: 'string' as const },
  },
};

/** The service's OpenAPI 3.1 document: its routes, who they serve (`x-roles`), and the problem every one may answer. */
export function openApiDocument(app: INestApplication, service: string): OpenAPIObject {
  const options = new DocumentBuilder()
    .setTitle(`Tuntas ${service}`)
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .build();
  const document = cleanupOpenApiDoc(SwaggerModule.createDocument(app, options));
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: problemSchema },
  };
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of methods) {
      const operation = item[method];
      if (operation) complete(operation, path);
    }
  }
  return document;
}

function complete(operation: Operation, path: string): void {
  // Without a tag of its own a route is listed under its first segment, which is its feature.
  if (!operation.tags?.length) operation.tags = [path.split('/')[1] ?? ''];
  operation.responses = {
    ...operation.responses,
    default: {
      description: 'What went wrong and what to do',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  };
}

/** Serves the document at `path`. It is the same for everybody and made once, at the first request. */
export function serveOpenApi(app: INestApplication, service: string, path = '/openapi.json'): void {
  let document: OpenAPIObject | undefined;
  app.getHttpAdapter().get(path, (_request: unknown, reply: { send(body: unknown): void }) => {
    document ??= openApiDocument(app, service);
    reply.send(document);
  });
}
