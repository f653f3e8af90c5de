import { Readiness } from './readiness';

describe('Readiness', () => {
  it('is ready when every check passes', async () => {
    const readiness = new Readiness();
    readiness.add('database', () => Promise.resolve(1));
    expect(await readiness.report()).toEqual({ ready: true, checks: { database: 'ok' } });
  });

  const failing: [string, () => Promise<unknown>][] = [
    ['rejects', () => Promise.reject(new Error('down'))],
    [
      'throws at once',
      () => {
        throw new Error('down');
      },
    ],
    ['never answers', () => new Promise(() => {})],
  ];

  it.each(failing)('is not ready, within its deadline, when a check %s', async (_, check) => {
    const readiness = new Readiness();
    readiness.add('database', () => Promise.resolve());
    readiness.add('inbox', check);
    expect(await readiness.report()).toEqual({ ready: false, checks: { database: 'ok', inbox: 'failing' } });
  });

  it('is not ready any more once it stops', async () => {
    const readiness = new Readiness();
    readiness.beginShutdown();
    expect(await readiness.report()).toEqual({ ready: false, checks: { process: 'stopping' } });
  });

  it('takes each name once', () => {
    const readiness = new Readiness();
    readiness.add('database', () => Promise.resolve());
    expect(() => readiness.add('database', () => Promise.resolve())).toThrow(/already/);
  });
});
