import { Body, Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DomainError } from '@tuntas/kernel';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Internal, Public, Roles } from '../auth/access';
import type { Actor } from '../auth/actor';
import { CurrentActor } from '../auth/current-actor';
import { Database } from '../database/database';
import { requestContext } from '../operations/request-context';
import { pageQuery } from '../paging/page-query';
import {
  organisation,
  type PlatformFixture,
  platformFixture,
  previousServiceToken,
  serviceToken,
} from '../platform.fixture';
import { IfMatch, requireVersion } from './etag';
import { UuidParam } from './uuid-param';
import { createZodDto } from './zod-dto';

const line = z.strictObject({ quantity: z.int().min(1) });
class NewParcel extends createZodDto(z.strictObject({ weight: z.int(), lines: z.array(line).max(3) })) {}
class ParcelQuery extends createZodDto(
  pageQuery({ sort: ['createdAt', 'weight'], filter: { state: z.enum(['open', 'closed']).optional() } }),
) {}

@ApiTags('parcels')
@Controller('parcels')
class ParcelsController {
  constructor(private readonly database: Database) {}

  @Get()
  @Roles('agent', 'shipper')
  list(@Query() query: ParcelQuery) {
    return query;
  }

  @Post()
  @Roles('shipper')
  create(@Body() parcel: NewParcel, @CurrentActor() actor: Actor) {
    return { weight: parcel.weight, actor, requestId: requestContext()?.requestId };
  }

  @Get('open')
  @Public()
  open() {
    return {};
  }

  @Get('internal')
  @Internal()
  internal(@CurrentActor() actor: Actor) {
    return actor;
  }

  @Get('broken')
  @Public()
  broken() {
    throw new Error('the secret plan');
  }

  @Get('refused')
  @Public()
  refused() {
    throw new DomainError('conflict', 'parcel.taken', 'Somebody took it.', {
      allowed: ['return'],
      status: 200,
    });
  }

  @Get('locked')
  @Public()
  async locked() {
    await this.database.statement({
      text: `SELECT pg_sleep(0) FROM (SELECT 1) x WHERE 'x'::uuid IS NULL`,
      values: [],
    });
  }

  @Post(':id/weight')
  @HttpCode(200)
  @Roles('agent')
  weigh(@UuidParam('id') id: string, @IfMatch() ifMatch: string | undefined) {
    requireVersion(ifMatch, 7);
    return { id };
  }

  @Post('photo')
  @HttpCode(200)
  @Public()
  async photo(@Req() request: FastifyRequest) {
    const file = await request.file();
    return { bytes: (await file?.toBuffer())?.length };
  }
}

describe('the HTTP edge', () => {
  let fixture: PlatformFixture;
  let agent: string;
  let shipper: string;

  beforeAll(async () => {
    fixture = await platformFixture([ParcelsController], { multipart: { fileSize: 1_000, files: 1 } });
    agent = `Bearer ${await fixture.issuer.token({ roles: ['agent'] })}`;
    shipper = `Bearer ${await fixture.issuer.token({ roles: ['shipper'], org: organisation })}`;
  });
  afterAll(() => fixture.close());

  const ask = async (
    method: 'GET' | 'POST' | 'HEAD',
    url: string,
    {
      as,
      headers,
      payload,
    }: { as?: string; headers?: Record<string, string>; payload?: string | object } = {},
  ) => {
    const response = await fixture.app.inject({
      method,
      url,
      headers: { ...(as ? { authorization: as } : {}), ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
    const isJson = String(response.headers['content-type']).includes('json');
    return {
      status: response.statusCode,
      headers: response.headers,
      body: isJson && response.body ? response.json() : response.body,
    };
  };

  describe('access', () => {
    it('asks for a token, checks the role, lets the right one in', async () => {
      const none = await ask('GET', '/parcels');
      expect(none).toMatchObject({ status: 401, body: { code: 'auth.token_missing' } });
      expect(none.headers['www-authenticate']).toBe('Bearer');
      expect(await ask('GET', '/parcels', { as: 'Bearer rubbish' })).toMatchObject({ status: 401 });
      expect(await ask('POST', '/parcels', { as: agent, payload: {} })).toMatchObject({ status: 403 });
      expect(await ask('GET', '/parcels', { as: agent })).toMatchObject({ status: 200 });
    });

    it('keeps internal routes to holders of the service token', async () => {
      expect(await ask('GET', '/parcels/internal', { as: agent })).toMatchObject({ status: 401 });
      expect(await ask('GET', '/parcels/internal', { as: `Bearer ${serviceToken}` })).toMatchObject({
        status: 200,
        body: { kind: 'service' },
      });
      expect(await ask('GET', '/parcels/internal', { as: `Bearer ${previousServiceToken}` })).toMatchObject({
        status: 200,
      });
      expect(await ask('GET', '/parcels', { as: `Bearer ${serviceToken}` })).toMatchObject({ status: 401 });
    });

    it.each(['//parcels', '/parcels/', '/PARCELS', '/%2fparcels', '/parcels/.', '/./parcels', '/parcels;x'])(
      'never serves %s without a token',
      async (url) => {
        expect([400, 401, 404]).toContain((await ask('GET', url)).status);
      },
    );

    it('treats HEAD, an encoded path and a method override like the plain request', async () => {
      expect((await ask('HEAD', '/parcels')).status).toBe(401);
      expect((await ask('GET', '/%70arcels')).status).toBe(401);
      const override = { 'x-http-method-override': 'GET' };
      expect((await ask('POST', '/parcels', { as: agent, headers: override, payload: {} })).status).toBe(403);
    });
  });

  describe('problems', () => {
    it('names every wrong and unknown field', async () => {
      const payload = { weight: '3', lines: [{ quantity: 0, colour: 'red' }], id: 'x' };
      expect(await ask('POST', '/parcels', { as: shipper, payload })).toMatchObject({
        status: 400,
        headers: { 'content-type': 'application/problem+json; charset=utf-8' },
        body: {
          type: 'urn:tuntas:problem:validation.failed',
          title: 'Bad Request',
          status: 400,
          code: 'validation.failed',
          errors: expect.arrayContaining([
            expect.objectContaining({ field: 'weight' }),
            expect.objectContaining({ field: 'lines.0.quantity' }),
            { field: 'lines.0.colour', message: 'Unknown field' },
            { field: 'id', message: 'Unknown field' },
          ]),
        },
      });
    });

    it('asks for a body where there is none', async () => {
      expect(await ask('POST', '/parcels', { as: shipper })).toMatchObject({
        status: 400,
        body: { errors: [expect.objectContaining({ field: 'body' })] },
      });
    });

    it('tells nothing about what it did not foresee', async () => {
      const { status, body } = await ask('GET', '/parcels/broken');
      expect(status).toBe(500);
      expect(body).toMatchObject({ code: 'internal', requestId: expect.any(String) });
      expect(JSON.stringify(body)).not.toContain('secret');
    });

    it('adds details without replacing a standard field', async () => {
      expect(await ask('GET', '/parcels/refused')).toMatchObject({
        status: 409,
        body: { status: 409, code: 'parcel.taken', detail: 'Somebody took it.', allowed: ['return'] },
      });
    });

    it.each([
      ['bad JSON', '{"weight":', 'application/json', 400, 'body.malformed'],
      ['an empty body', '', 'application/json', 400, 'body.empty'],
      ['another media type', '<a/>', 'text/xml', 415, 'body.media_type'],
      ['a prototype', '{"__proto__":{"a":1}}', 'application/json', 400, 'body.malformed'],
      ['brackets', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, 'application/json', 400, 'body.too_deep'],
      [
        'too much',
        JSON.stringify({ weight: 1, text: 'x'.repeat(2_000_000) }),
        'application/json',
        413,
        'body.too_large',
      ],
    ])('answers %s', async (_, payload, type, status, code) => {
      const answer = await ask('POST', '/parcels', {
        as: shipper,
        headers: { 'content-type': type },
        payload,
      });
      expect(answer).toMatchObject({ status, body: { code } });
    });

    it('answers unknown and malformed addresses without repeating them', async () => {
      const unknown = await ask('GET', '/nothing/a@b.example');
      expect(unknown).toMatchObject({ status: 404, body: { code: 'route.not_found' } });
      expect(JSON.stringify(unknown.body)).not.toContain('a@b');
      expect(await ask('GET', '/parcels/%E0%A4%A')).toMatchObject({
        status: 400,
        body: { code: 'url.malformed' },
      });
    });

    it('answers a value the database could not read with 400', async () => {
      expect(await ask('GET', '/parcels/locked')).toMatchObject({
        status: 400,
        body: { code: 'validation.failed' },
      });
    });

    it('names a path parameter that is no UUID', async () => {
      expect(await ask('POST', '/parcels/7/weight', { as: agent })).toMatchObject({
        status: 400,
        body: { errors: [{ field: 'id', message: 'Must be a UUID' }] },
      });
    });

    it('asks for If-Match and compares it', async () => {
      const url = `/parcels/${organisation}/weight`;
      const withTag = (tag: string) => ask('POST', url, { as: agent, headers: { 'if-match': tag } });
      expect(await ask('POST', url, { as: agent })).toMatchObject({ status: 428 });
      expect(await withTag('"6"')).toMatchObject({
        status: 412,
        body: { code: 'precondition.failed', version: 7 },
      });
      expect(await withTag('"7"')).toMatchObject({ status: 200 });
    });
  });

  describe('lists', () => {
    it('defaults limit and sort', async () => {
      expect((await ask('GET', '/parcels', { as: agent })).body).toEqual({ limit: 25, sort: 'createdAt' });
    });

    it.each([
      'limit=0',
      'limit=101',
      'limit=1e9',
      'sort=id',
      'sort=createdAt;DROP%20TABLE',
      'sort=-(select%201)',
      'state=x',
      'foo=1',
      'limit=1&limit=2',
      'cursor=',
    ])('refuses %s', async (query) => {
      expect(await ask('GET', `/parcels?${query}`, { as: agent })).toMatchObject({ status: 400 });
    });
  });

  describe('uploads', () => {
    const upload = (bytes: number) => {
      const head = '--b\r\nContent-Disposition: form-data; name="photo"; filename="a.jpg"\r\n\r\n';
      return ask('POST', '/parcels/photo', {
        headers: { 'content-type': 'multipart/form-data; boundary=b' },
        payload: `${head}${'x'.repeat(bytes)}\r\n--b--\r\n`,
      });
    };

    it('takes a file within the limit', async () => {
      expect(await upload(900)).toMatchObject({ status: 200, body: { bytes: 900 } });
    });

    it('refuses a larger one, and a body that is no form', async () => {
      expect(await upload(5_000)).toMatchObject({ status: 413, body: { code: 'file.too_large' } });
      expect(await ask('POST', '/parcels/photo', { payload: {} })).toMatchObject({ status: 415 });
    });

    it('refuses a form that ends half-way', async () => {
      const answer = await ask('POST', '/parcels/photo', {
        headers: { 'content-type': 'multipart/form-data; boundary=b' },
        payload: '--b\r\nContent-Disposition: form-data; name="photo"; filename="a.jpg"\r\n\r\nabc',
      });
      expect(answer.status).toBe(400);
    });
  });

  describe('request id', () => {
    it('keeps a sane one through answer and handler', async () => {
      const answer = await ask('POST', '/parcels', {
        as: shipper,
        headers: { 'x-request-id': 'order-4711-a' },
        payload: { weight: 1, lines: [] },
      });
      expect(answer.headers['x-request-id']).toBe('order-4711-a');
      expect(answer.body).toMatchObject({
        requestId: 'order-4711-a',
        actor: { organisationId: organisation },
      });
    });

    it.each(['x', 'a b c d e f g h', `${'x'.repeat(65)}`, 'evil"}{"a":"'])('replaces %s', async (id) => {
      const answer = await ask('GET', '/parcels/open', { headers: { 'x-request-id': id } });
      expect(answer.headers['x-request-id']).not.toBe(id);
      expect(answer.headers['x-request-id']).toHaveLength(36);
    });
  });

  describe('operations', () => {
    it('is alive and ready', async () => {
      expect(await ask('GET', '/health/live')).toMatchObject({ status: 200 });
      expect(await ask('GET', '/health/ready')).toMatchObject({
        status: 200,
        body: { checks: { database: 'ok' } },
      });
    });

    it('measures by route template', async () => {
      await ask('GET', '/parcels/open');
      const { body } = await ask('GET', '/metrics');
      expect(body).toContain(
        'http_request_duration_seconds_count{service="parcels",method="GET",route="/parcels/open",status="200"',
      );
      expect(body).not.toContain(organisation);
      expect(body).toContain('process_resident_memory_bytes');
    });

    it('describes itself', async () => {
      const { body } = await ask('GET', '/openapi.json');
      expect(body).toMatchObject({
        openapi: '3.1.0',
        paths: {
          '/parcels': {
            get: { tags: ['parcels'], security: [{ bearer: [] }], 'x-roles': ['agent', 'shipper'] },
            post: { responses: { default: { content: { 'application/problem+json': {} } } } },
          },
          '/parcels/{id}/weight': {
            post: {
              parameters: expect.arrayContaining([
                expect.objectContaining({ name: 'id', schema: { type: 'string', format: 'uuid' } }),
              ]),
            },
          },
        },
        components: { schemas: { Problem: {}, NewParcel: { additionalProperties: false } } },
      });
      expect(body.paths['/parcels/internal']).toBeUndefined();
      expect(body.paths['/health/live']).toBeUndefined();
    });
  });
});

@Controller('forgotten')
class ForgottenController {
  @Get()
  read() {
    return {};
  }
}

it('does not start with a route that says nothing about access', async () => {
  await expect(platformFixture([ForgottenController])).rejects.toThrow(/GET ForgottenController.read/);
});
