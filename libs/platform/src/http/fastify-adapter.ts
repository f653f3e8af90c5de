import type { IncomingMessage } from 'node:http';
// Only for its types: `request.file()` and `request.parts()`.
import type {} from '@fastify/multipart';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { beginTrace, type OpenTrace } from '@tuntas/tracing';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { v7 } from 'uuid';
import type { BaseConfig } from '../config/config';
import { httpDurations } from '../operations/metrics';
import { withRequestContext } from '../operations/request-context';
import { tagAnswer } from './etag';
import { requireShallow } from './nesting';
import { sendProblem } from './problem.filter';

/** Limits of `multipart/form-data`, per request. */
export interface MultipartLimits {
  /** Bytes of one file. */
  fileSize: number;
  files: number;
  /** Text fields beside the files. */
  fields?: number;
  /** Bytes of one text field; 64 KiB unless said otherwise. */
  fieldSize?: number;
}

/** What a service may change about its HTTP edge. */
export interface HttpOptions {
  /** Bytes of a JSON body; 1 MiB unless said otherwise. */
  bodyLimit?: number;
  /** Given where the service takes uploads: `request.parts()` and `request.file()` then work. */
  multipart?: MultipartLimits;
  /** Keeps the bytes of a JSON body as `request.rawBody`, for callbacks that are signed over them. */
  rawBody?: boolean;
}

const MEBIBYTE = 1024 * 1024;

/** Fastify with bounded bodies, files, times and paths, request ids, one log line and one measurement per request. */
export function fastifyAdapter(config: BaseConfig, logger: Logger, options: HttpOptions): FastifyAdapter {
  const adapter = new FastifyAdapter({
    bodyLimit: options.bodyLimit ?? MEBIBYTE,
    // A photo from a phone with one bar of signal takes minutes; headers must come within Node's own minute.
    requestTimeout: 300_000,
    trustProxy: config.TRUST_PROXY,
    routerOptions: { maxParamLength: 200 },
    genReqId: (request: IncomingMessage) => requestIdOf(request.headers['x-request-id']),
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      reply.header('x-request-id', request.id);
      sendProblem(error, request, reply, logger);
    },
    multipart: options.multipart ? { limits: multipartLimits(options.multipart) } : false,
  });
  addRequestHooks(adapter, logger);
  return adapter;
}

/** The caller's `X-Request-Id` where it is a plain short name, else a new one: it ends up in logs and headers. */
export function requestIdOf(header: string | string[] | undefined): string {
  return typeof header === 'string' && /^[\w.:-]{8,64}$/.test(header) ? header : v7();
}

function multipartLimits(limits: MultipartLimits) {
  const fields = limits.fields ?? 20;
  return {
    fileSize: limits.fileSize,
    files: limits.files,
    fields,
    parts: limits.files + fields,
    fieldNameSize: 100,
    fieldSize: limits.fieldSize ?? 64 * 1024,
    headerPairs: 50,
  };
}

const isQuiet = (route: string): boolean => route.startsWith('/health') || route === '/metrics';

function addRequestHooks(adapter: FastifyAdapter, logger: Logger): void {
  const traces = new WeakMap<FastifyRequest, OpenTrace>();
  const fastify = adapter.getInstance();
  const durations = httpDurations();
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    reply.header('x-content-type-options', 'nosniff');
    reply.header('cache-control', 'no-store');
    const route = routeOf(request);
    if (isQuiet(route)) return withRequestContext({ requestId: request.id }, done);
    const parent = request.headers.traceparent?.toString();
    const trace = beginTrace({ name: `${request.method} ${route}`, kind: 'server', parent });
    traces.set(request, trace);
    trace.run(() => withRequestContext({ requestId: request.id }, done));
  });
  // Reading the body continues in the connection's own async context, which is another request's or none.
  fastify.addHook('preValidation', (request, _reply, done) => {
    requireShallow(request.body);
    const goOn = (): void => withRequestContext({ requestId: request.id }, done);
    const trace = traces.get(request);
    if (trace) trace.run(goOn);
    else goOn();
  });
  fastify.addHook('preSerialization', (request, reply, answer, done) => {
    tagAnswer(request, reply, answer);
    done(null, answer);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = routeOf(request);
    const labels = { method: request.method, route, status: String(reply.statusCode) };
    durations.observe(labels, reply.elapsedTime / 1_000);
    traces.get(request)?.end(reply.statusCode >= 500);
    logger[isQuiet(route) ? 'debug' : 'info'](
      {
        ...labels,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        requestId: request.id,
        personId: request.actor?.personId,
      },
      'request',
    );
    done();
  });
}

/** The template, never the URL: that holds ids and whatever callers put into a query. */
const routeOf = (request: FastifyRequest): string =>
  request.is404 ? '(none)' : (request.routeOptions.url ?? '(none)');
