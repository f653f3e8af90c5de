import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { errorCodes, type FastifyInstance, type FastifyRequest } from 'fastify';
import { type ImportFile, refused } from './import-file';

const RAW_JSON = 'application/x-ndjson';

const isUpload = ({ method, routeOptions }: FastifyRequest): boolean =>
  method === 'POST' && routeOptions.url === '/claim-imports';

/** Lets the upload take CSV and JSON as streams; everywhere else JSON stays what it is, and a stream is no body. */
@Injectable()
export class ImportBodies {
  constructor({ httpAdapter }: HttpAdapterHost) {
    // Documents are made without an HTTP edge.
    const fastify = httpAdapter?.getInstance<FastifyInstance>();
    if (!fastify?.addHook) return;
    for (const type of ['text/csv', RAW_JSON]) {
      fastify.addContentTypeParser(type, (request, payload, done) =>
        isUpload(request) ? done(null, payload) : done(new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE(type)),
      );
    }
    // A body of JSON is parsed whole before a route sees it, so here it goes by another name.
    fastify.addHook('onRequest', (request, _reply, done) => {
      const { headers } = request.raw;
      if (isUpload(request) && headers['content-type']?.startsWith('application/json'))
        headers['content-type'] = RAW_JSON;
      done();
    });
  }
}

const formatOf = (type: string, name: string | undefined): 'csv' | 'json' =>
  /json/.test(type) || /\.(nd)?jsonl?$/i.test(name ?? '') ? 'json' : 'csv';

/** The file of a request: the body itself, or the part `file` of a form. */
export async function uploadOf(request: FastifyRequest, fileName: string | undefined): Promise<ImportFile> {
  if (!request.isMultipart()) {
    const { body } = request;
    if (!(body instanceof Readable)) throw refused('Send a CSV or JSON file');
    const format = formatOf(request.headers['content-type'] ?? '', fileName);
    return { stream: body, fileName: fileName ?? null, format };
  }
  const part = await request.file();
  if (part?.fieldname !== 'file') throw refused('Send one file as the field file');
  const { file: stream, filename, mimetype } = part;
  return { stream, fileName: (fileName ?? filename).slice(0, 200), format: formatOf(mimetype, filename) };
}
