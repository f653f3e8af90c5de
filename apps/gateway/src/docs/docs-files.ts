import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import type { FastifyReply } from 'fastify';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

/** Every file of the API reference, by name: no path of a request ever reaches the disk. */
const files: Record<string, string> = {
  'docs.html': join(__dirname, 'public/docs.html'),
  'docs.js': join(__dirname, 'public/docs.js'),
  'swagger-ui.css': require.resolve('swagger-ui-dist/swagger-ui.css'),
  'swagger-ui-bundle.js': require.resolve('swagger-ui-dist/swagger-ui-bundle.js'),
};

@Injectable()
export class DocsFiles {
  private readonly contents = new Map(
    Object.entries(files).map(([name, path]) => [name, readFileSync(path, 'utf8')]),
  );

  send(reply: FastifyReply, name: string): FastifyReply {
    const content = this.contents.get(name);
    if (content === undefined) {
      throw new DomainError('not_found', 'route.not_found', 'There is nothing at this address.');
    }
    return reply
      .type(types[extname(name)] ?? 'application/octet-stream')
      .header('cache-control', 'public, max-age=300')
      .send(content);
  }
}
