import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { asyncApiDocument } from '@tuntas/contracts';
import { openApiDocument, parseConfig } from '@tuntas/platform';
import { z } from 'zod';
import { AppModule as Claims } from '../../claims/src/app.module';
import { claimsConfig } from '../../claims/src/config';
import { packFile } from '../../claims/src/rules/pack.schema';
import { AppModule as Gateway } from '../../gateway/src/app.module';
import { gatewayConfig } from '../../gateway/src/config';
import { AppModule as Notifications } from '../../notifications/src/app.module';
import { notificationsConfig } from '../../notifications/src/config';
import { AppModule as Resolution } from '../../resolution/src/app.module';
import { resolutionConfig } from '../../resolution/src/config';
import { AppModule as Tracking } from '../../tracking/src/app.module';
import { trackingConfig } from '../../tracking/src/config';
import { environment } from './docs/environment';
import { stateDiagrams } from './docs/state-diagrams';

const docs = join(__dirname, '../../../../docs');

const modules: Record<string, () => DynamicModule> = {
  claims: () => Claims.forRoot(parseConfig(claimsConfig, environment)),
  gateway: () => Gateway.forRoot(parseConfig(gatewayConfig, environment)),
  notifications: () => Notifications.forRoot(parseConfig(notificationsConfig, environment)),
  resolution: () => Resolution.forRoot(parseConfig(resolutionConfig, environment)),
  tracking: () => Tracking.forRoot(parseConfig(trackingConfig, environment)),
};

/** Nest's preview mode reads decorators without building a single provider, so no server is needed. */
async function openApiOf(service: string, module: DynamicModule): Promise<string> {
  const app = await NestFactory.create(module, new FastifyAdapter(), { preview: true, logger: false });
  return json(openApiDocument(app, service));
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

async function generated(): Promise<Map<string, string>> {
  const files = new Map([
    ['generated/asyncapi.json', json(asyncApiDocument('1'))],
    ['generated/rule-pack.schema.json', json(z.toJSONSchema(packFile, { io: 'input' }))],
  ]);
  for (const [service, module] of Object.entries(modules)) {
    files.set(`generated/openapi/${service}.json`, await openApiOf(service, module()));
  }
  for (const [name, text] of stateDiagrams()) files.set(`states/${name}.md`, text);
  return files;
}

/** `--check` compares and exits 1 when a document is not what the code says; without it the documents are written. */
async function main(): Promise<void> {
  const checking = process.argv.includes('--check');
  const stale: string[] = [];
  for (const [name, text] of await generated()) {
    const path = join(docs, name);
    if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
    stale.push(name);
    if (checking) continue;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  for (const name of stale) process.stdout.write(`${checking ? 'out of date' : 'written'}: docs/${name}\n`);
  if (checking && stale.length > 0) {
    process.stderr.write('Run `npm run docs` and commit what it writes.\n');
    process.exit(1);
  }
  process.exit(0);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
