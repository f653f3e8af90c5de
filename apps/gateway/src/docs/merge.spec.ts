import type { OpenAPIObject } from '@nestjs/swagger';
import { mergeDocuments } from './merge';

const document = (paths: OpenAPIObject['paths']): OpenAPIObject => ({
  openapi: '3.1.0',
  info: { title: 'x', version: '1' },
  paths,
  components: {
    schemas: {
      Money: {
        type: 'object',
        properties: { parts: { type: 'array', items: { $ref: '#/components/schemas/Money' } } },
      },
      Problem: { type: 'object' },
    },
  },
});
const reading = (name: string, secured = true) => ({
  get: {
    operationId: 'list',
    ...(secured ? { security: [{ bearer: [] }] } : {}),
    responses: {
      200: { description: name, content: { x: { schema: { $ref: '#/components/schemas/Money' } } } },
    },
  },
});

describe('the merged reference', () => {
  const merged = mergeDocuments([
    {
      service: 'claims',
      document: document({ '/claims': reading('claims'), '/internal/x': reading('internal') }),
      pathOf: (path) => (path.startsWith('/claims') ? `/api${path}` : null),
    },
    {
      service: 'tracking',
      document: document({ '/t/{number}': reading('public', false) }),
      pathOf: (path) => path,
    },
  ]);

  it('has the paths as callers see them and nothing that they cannot reach', () => {
    expect(Object.keys(merged.paths as object)).toEqual(['/api/claims', '/t/{number}']);
  });

  it('keeps schemas of the same name apart and their references whole', () => {
    const components = merged.components as { schemas: Record<string, unknown> };
    expect(Object.keys(components.schemas).toSorted()).toEqual(['Problem', 'claims.Money', 'tracking.Money']);
    expect(JSON.stringify(components.schemas['claims.Money'])).toContain('#/components/schemas/claims.Money');
    const references = JSON.stringify(merged).match(/#\/components\/schemas\/[\w.]+/g) ?? [];
    for (const reference of references) {
      expect(components.schemas).toHaveProperty([reference.slice('#/components/schemas/'.length)]);
    }
  });

  it('asks for the gateway’s credentials where the service asks for a token', () => {
    expect(merged.paths).toMatchObject({
      '/api/claims': {
        get: { operationId: 'claims_list', tags: ['claims'], security: [{ key: [] }, { session: [] }] },
      },
    });
    expect(JSON.stringify((merged.paths as Record<string, unknown>)['/t/{number}'])).not.toContain(
      'security',
    );
  });

  it('names the services that did not answer', () => {
    expect(JSON.stringify(mergeDocuments([], ['claims']).info)).toContain('claims');
  });
});
