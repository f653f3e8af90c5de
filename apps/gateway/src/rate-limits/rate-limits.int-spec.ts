import { Logger } from '@nestjs/common';
import { testEnvironment, uniqueName, waitFor } from '@tuntas/testing';
import { Redis } from 'ioredis';
import { defaultLimits } from './domain/limits';
import { RateLimits } from './rate-limits.service';

const around = testEnvironment();
const redis = new Redis(around.redisUrl);
const made: RateLimits[] = [];
beforeAll(() => Logger.overrideLogger(false));
afterAll(() => {
  made.forEach((limits) => limits.onModuleDestroy());
  redis.disconnect();
});

function gateway(redisUrl = around.redisUrl, clock = { now: () => new Date() }): RateLimits {
  const limits = new RateLimits(
    {
      REDIS_URL: redisUrl,
      REDIS_PREFIX: around.redisPrefix,
      AUTH_SECRET: 'x'.repeat(32),
      RATE_LIMITS: { ...defaultLimits, person: { capacity: 5, perSecond: 0.01 } },
    },
    clock,
  );
  made.push(limits);
  return limits;
}
/** Calls are counted in Redis as soon as the connection stands, and in memory until then. */
const connected = (limits: RateLimits) => {
  const subject = uniqueName();
  return waitFor(async () => {
    const before = (await redis.keys(`${around.redisPrefix}:rate:stream:*`)).length;
    await limits.take('stream', `${subject}${before}`);
    return (await redis.keys(`${around.redisPrefix}:rate:stream:*`)).length > before;
  });
};
const takeAll = async (limits: RateLimits, subject: string, times: number): Promise<number> => {
  const verdicts = await Promise.all(Array.from({ length: times }, () => limits.take('person', subject)));
  return verdicts.filter(({ allowed }) => allowed).length;
};

describe('rate limits', () => {
  it('are shared by all gateways, however many ask at once', async () => {
    const [one, two] = [gateway(), gateway()];
    await Promise.all([connected(one), connected(two)]);
    const granted = await Promise.all([takeAll(one, 'shared', 20), takeAll(two, 'shared', 20)]);
    expect(granted[0] + granted[1]).toBe(5);
    await one.giveBack('person', 'shared');
    expect(await takeAll(two, 'shared', 5)).toBe(1);
    await expect(two.require('person', 'shared')).rejects.toMatchObject({
      kind: 'too_many',
      details: { limit: 'person', retryAfter: expect.any(Number) as number },
    });
  });

  it('keep nobody’s address in Redis, and forget in time', async () => {
    const limits = gateway();
    await connected(limits);
    await limits.take('person', 'ayu@example.test');
    const keys = await redis.keys(`${around.redisPrefix}:rate:*`);
    expect(keys.length).toBeGreaterThan(0);
    expect(keys.join()).not.toContain('ayu');
    expect(await redis.pttl(keys.find((key) => key.includes(':person:')) ?? '')).toBeGreaterThan(0);
  });

  it('hold on in memory while Redis is away', async () => {
    expect(await takeAll(gateway('redis://127.0.0.1:1'), 'alone', 20)).toBe(5);
  });
});
