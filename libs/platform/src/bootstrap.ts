import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { startTracing } from '@tuntas/tracing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { BaseConfig } from './config/config';
import { fastifyAdapter, type HttpOptions } from './http/fastify-adapter';
import { serveOpenApi } from './http/openapi';
import { followInbox } from './operations/follow-inbox';
import { createLogger, NestLogger } from './operations/logger';
import { stopGracefully } from './operations/stop-gracefully';

/** A service process: its name, its root module, its parsed configuration, and what is special about its HTTP edge. */
export interface ServiceOptions {
  service: string;
  module: Type | DynamicModule;
  config: BaseConfig;
  http?: HttpOptions;
  /** Where the service's own OpenAPI document is; `/openapi.json` unless said otherwise. */
  openApiPath?: string;
}

/** The service as an initialised Nest application, to listen or to be asked with `inject`; its consumers run. */
export async function createApp(options: ServiceOptions): Promise<NestFastifyApplication> {
  const { service, module, config } = options;
  const logger = createLogger({ service, level: config.LOG_LEVEL });
  const adapter = fastifyAdapter(config, logger, options.http ?? {});
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: new NestLogger(logger),
    abortOnError: false,
    rawBody: options.http?.rawBody ?? false,
  });
  serveOpenApi(app, service, options.openApiPath);
  try {
    await app.init();
    await followInbox(app);
    await adapter.getInstance().ready();
    return app;
  } catch (error) {
    // Half a start holds connections; the error is what matters, not what closing says about it.
    await app.close().catch(() => undefined);
    throw error;
  }
}

/**
 * Starts the service and keeps it running: listens on HOST and PORT, exits 0 within ten seconds of SIGTERM or
 * SIGINT, and exits 1 when it cannot start or an error escaped, so that whoever supervises it starts a clean one.
 */
export async function bootstrap(options: ServiceOptions): Promise<void> {
  const logger = createLogger({ service: options.service, level: options.config.LOG_LEVEL });
  const die = (why: string) => (error: unknown) => {
    logger.fatal({ err: error }, why);
    process.exit(1);
  };
  process.on('uncaughtException', die('uncaught exception'));
  process.on('unhandledRejection', die('unhandled rejection'));
  try {
    const collector = options.config.OTEL_EXPORTER_OTLP_ENDPOINT;
    const flush = collector ? await startTracing(options.service, collector) : () => Promise.resolve();
    const app = await createApp(options);
    stopGracefully(app, logger, flush);
    await app.listen({ host: options.config.HOST, port: options.config.PORT });
    logger.info({ host: options.config.HOST, port: options.config.PORT }, 'listening');
  } catch (error) {
    die('could not start')(error);
  }
}
