import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import { CONFIG } from '@tuntas/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GatewayConfig } from '../config';
import { type Asset, isPacked, readAsset } from './asset';
import { consolePolicy, workerPolicy } from './policies';

const built = join(__dirname, '../../../../console');

/** A page's path is plain; another spelling of somebody else's path (`//board`, `/%61pi`, `/API`, `/t/../api`) is no page. */
const plain = /^\/([a-z][a-z0-9-]*(\/[\w~-][\w.~-]*)*\/?)?$/;

/** What belongs to others: an unknown path there is an error and no page. */
const others = /^\/(api|assets|board|docs|health|metrics|openapi)\b/;

/** The console as `npm run build` left it, in memory: no path of a request ever reaches the disk. */
@Injectable()
export class ConsoleFiles {
  private readonly assets: ReadonlyMap<string, Asset>;
  private readonly index: string | undefined;

  constructor(@Inject(CONFIG) config: Pick<GatewayConfig, 'MAIL_CATCHER_URL' | 'CONSOLE_DIR'>) {
    this.assets = filesIn(config.CONSOLE_DIR ?? built);
    this.index = this.assets
      .get('/index.html')
      ?.plain.toString('utf8')
      .replace('__MAIL__', encodeURI(config.MAIL_CATCHER_URL ?? ''));
  }

  /** A file by its name; every other path is a page, which the console finds itself. */
  send(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const path = request.url.split('?')[0] ?? '/';
    const asset = path === '/index.html' ? undefined : this.assets.get(path);
    if (asset) return sendAsset(path, asset, request, reply);
    if (!plain.test(path) || others.test(path)) {
      throw new DomainError('not_found', 'route.not_found', 'There is nothing at this address.');
    }
    return this.page(reply);
  }

  /** The page of the console, under a policy that names the one nonce its own styles carry. */
  page(reply: FastifyReply): FastifyReply {
    if (this.index === undefined) {
      throw new DomainError('unavailable', 'console.not_built', 'The console is not built: npm run build.');
    }
    const nonce = randomBytes(16).toString('base64');
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .header('vary', 'accept')
      .header('content-security-policy', consolePolicy(nonce))
      .send(this.index.replace('__NONCE__', nonce));
  }
}

function sendAsset(path: string, asset: Asset, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const taken = String(request.headers['accept-encoding'] ?? '');
  const [encoding, body] = asset.packed.find(([name]) => taken.includes(name)) ?? [null, asset.plain];
  if (encoding) reply.header('content-encoding', encoding);
  if (path === '/service-worker.js') reply.header('content-security-policy', workerPolicy);
  return reply
    .type(asset.type)
    .header('vary', 'accept-encoding')
    .header(
      'cache-control',
      // Names under /assets carry a hash of the content; the others are the same after a release.
      path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    )
    .send(body);
}

function filesIn(folder: string): Map<string, Asset> {
  if (!existsSync(folder)) return new Map();
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !isPacked(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [`/${relative(folder, file)}`, readAsset(file)]),
  );
}
