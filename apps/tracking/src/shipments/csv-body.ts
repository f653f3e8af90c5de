import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';

/** Lets routes take `text/csv`, as text and within the same size limit as JSON. */
@Injectable()
export class CsvBody {
  constructor({ httpAdapter }: HttpAdapterHost) {
    // Tests of services without an HTTP edge have no adapter.
    const fastify = httpAdapter?.getInstance<FastifyInstance>();
    fastify?.addContentTypeParser('text/csv', { parseAs: 'string' }, (_request, body, done) =>
      done(null, body),
    );
  }
}
