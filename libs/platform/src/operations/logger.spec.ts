import { QueryFailedError } from 'typeorm';
import { createLogger, NestLogger } from './logger';
import { withRequestContext } from './request-context';

describe('the log', () => {
  const written: string[] = [];
  const logger = createLogger({
    service: 'parcels',
    level: 'trace',
    to: { write: (line) => void written.push(line) },
  });
  const lastLine = (): Record<string, unknown> => JSON.parse(written.at(-1) ?? '{}');

  it('carries service, level and the id of the request it runs in', () => {
    withRequestContext({ requestId: 'request-1' }, () => logger.info('hello'));
    expect(lastLine()).toMatchObject({
      service: 'parcels',
      level: 'info',
      requestId: 'request-1',
      msg: 'hello',
    });
    logger.info('outside');
    expect(lastLine()).not.toHaveProperty('requestId');
  });

  it.each(['authorization', 'cookie', 'set-cookie', 'x-api-key', 'password', 'token', 'email', 'phone'])(
    'censors %s, however deep',
    (name) => {
      logger.info({
        [name]: 'canary',
        a: { [name]: 'canary', b: { [name]: 'canary', c: { [name]: 'canary' } } },
      });
      expect(written.at(-1)).not.toContain('canary');
      expect(written.at(-1)).toContain('[redacted]');
    },
  );

  it('keeps row values and addresses of an error to itself', () => {
    const cause = Object.assign(new Error('duplicate key'), {
      code: '23505',
      detail: 'Key (email)=(canary@example.com) already exists.',
    });
    logger.error({ err: new QueryFailedError('INSERT', ['canary'], cause) }, 'failed');
    logger.error({ err: new Error('no mailbox for <canary@example.com>', { cause }) });
    expect(written.slice(-2).join('')).not.toContain('canary');
    expect(lastLine()).toMatchObject({
      err: { message: 'no mailbox for <[address]>', cause: { code: '23505' } },
    });
  });

  it('leaves paths of scoped packages in a stack readable', () => {
    const error = new Error('broken');
    error.stack = 'Error: broken\n    at run (file:///app/node_modules/@nestjs/core/index.js:1:1)';
    logger.error({ err: error });
    expect(lastLine()).toMatchObject({ err: { stack: error.stack } });
  });

  it('takes Nest’s lines with their context, and errors as errors', () => {
    const nest = new NestLogger(logger);
    nest.log('started', 'NestApplication');
    expect(lastLine()).toMatchObject({ level: 'info', msg: 'started', context: 'NestApplication' });
    nest.error(new Error('broken'), 'Sealer');
    expect(lastLine()).toMatchObject({ level: 'error', context: 'Sealer', err: { message: 'broken' } });
    nest.verbose({ claimId: 'c' }, 'Claims');
    expect(lastLine()).toMatchObject({ level: 'trace', context: 'Claims', claimId: 'c' });
  });
});
