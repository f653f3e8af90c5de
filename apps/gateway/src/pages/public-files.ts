import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import { CONFIG } from '@tuntas/platform';
import type { FastifyReply } from 'fastify';
import type { GatewayConfig } from '../config';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

const own = (name: string): string => join(__dirname, 'public', name);

/** Every file a browser may have, by name: no path of a request ever reaches the disk. */
const files: Record<string, string> = {
  'home.html': own('home.html'),
  'set-password.html': own('set-password.html'),
  'record.html': own('record.html'),
  'docs.html': own('docs.html'),
  'style.css': own('style.css'),
  'home.js': own('home.js'),
  'set-password.js': own('set-password.js'),
  'record.js': own('record.js'),
  'docs.js': own('docs.js'),
  'swagger-ui.css': require.resolve('swagger-ui-dist/swagger-ui.css'),
  'swagger-ui-bundle.js': require.resolve('swagger-ui-dist/swagger-ui-bundle.js'),
};

@Injectable()
export class PublicFiles {
  private readonly contents = new Map<string, string>();

  constructor(@Inject(CONFIG) config: Pick<GatewayConfig, 'MAIL_CATCHER_URL'>) {
    for (const [name, path] of Object.entries(files)) this.contents.set(name, readFileSync(path, 'utf8'));
    const mail = config.MAIL_CATCHER_URL;
    const link = mail
      ? `<li><a href="${mail.replaceAll('"', '')}">Caught mail</a>: what was sent to whom</li>`
      : '';
    const home = this.contents.get('home.html') ?? '';
    this.contents.set(
      'home.html',
      home.replace('<!-- mail -->', () => link),
    );
  }

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
