import type { LoggerService } from '@nestjs/common';
import pino, { type DestinationStream, type Logger } from 'pino';
import { requestContext } from './request-context';

const secretNames = [
  'authorization',
  'cookie',
  'set-cookie',
  'x-api-key',
  'password',
  'token',
  'secret',
  'email',
  'phone',
];

/** pino looks at exact depths only: each name at the top and one to three levels down. */
const redactedPaths = secretNames.flatMap((name) => {
  const key = `["${name}"]`;
  return [key, `*${key}`, `*.*${key}`, `*.*.*${key}`];
});

/**
 * The process's log: JSON lines with service and request id. Names that hold secrets or personal data are censored,
 * and errors are cut down to type, code, message and stack, because pg puts row values into an error's other fields.
 */
export function createLogger(options: { service: string; level: string; to?: DestinationStream }): Logger {
  return pino(
    {
      level: options.level,
      base: { service: options.service },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: redactedPaths, censor: '[redacted]' },
      mixin: () => ({ ...requestContext() }),
      serializers: { err: plainError },
      hooks: {
        logMethod(args, method) {
          method.apply(this, withSafeMessage(args));
        },
      },
    },
    options.to ?? pino.destination({ fd: 1, sync: true }),
  );
}

type LogArguments = [obj: unknown, msg?: string, ...rest: unknown[]];

/** Where a line has an error and no message, pino would take the error's text as it is. */
function withSafeMessage([first, ...rest]: LogArguments): LogArguments {
  const message = rest[0];
  if (typeof first === 'string') return [withoutAddresses(first), ...rest];
  if (typeof message === 'string') return [first, withoutAddresses(message), ...rest.slice(1)];
  if (first instanceof Error) return [{ err: first }, withoutAddresses(first.message)];
  const error = typeof first === 'object' && first !== null && 'err' in first ? first.err : undefined;
  return error instanceof Error ? [first, withoutAddresses(error.message)] : [first];
}

interface PlainError {
  type: string;
  message: string;
  code?: string;
  stack?: string;
  cause?: PlainError;
}

/** An error without the fields that may carry row values, and with e-mail addresses in its text censored. */
export function plainError(error: unknown): PlainError {
  if (!(error instanceof Error)) return { type: typeof error, message: withoutAddresses(String(error)) };
  return {
    type: error.name,
    message: withoutAddresses(error.message),
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    ...(error.stack ? { stack: withoutAddresses(error.stack) } : {}),
    ...(error.cause === undefined ? {} : { cause: plainError(error.cause) }),
  };
}

const withoutAddresses = (text: string): string =>
  text.replaceAll(/[^\s@"'<>(),=:/]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+/gi, '[address]');

/** Nest's own lines and `new Logger('Name')` in features, through pino. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write('info', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  /** Nest appends the context as the last argument, after the stack of an error where there is one. */
  private write(
    level: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace',
    message: unknown,
    rest: unknown[],
  ): void {
    const texts = rest.filter((part) => typeof part === 'string');
    const context = texts.at(-1);
    const stack = texts.find((text) => text.includes('\n    at '));
    const fields = { context, ...(stack ? { stack: withoutAddresses(stack) } : {}) };
    if (message instanceof Error) this.logger[level]({ ...fields, err: message }, message.message);
    else if (typeof message === 'object') this.logger[level]({ ...fields, ...message });
    else this.logger[level](fields, String(message));
  }
}
