import { type TestGateway, testGateway } from '../../test/gateway';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await testGateway({
    RATE_LIMITS: JSON.stringify({
      anonymous: { capacity: 3, perSecond: 0.01 },
      person: { capacity: 6, perSecond: 0.01 },
      api_key: { capacity: 9, perSecond: 0.01 },
      lookup: { capacity: 2, perSecond: 0.01 },
      search: { capacity: 2, perSecond: 0.01 },
    }),
  });
});
afterAll(() => gateway.close());

const statuses = async (times: number, path: string, headers: Record<string, string> = {}) => {
  const answers = await Promise.all(
    Array.from({ length: times }, () => fetch(gateway.url + path, { headers })),
  );
  const limited = answers.filter(({ status }) => status === 429);
  for (const { headers: answered } of limited) expect(Number(answered.get('retry-after'))).toBeGreaterThan(0);
  return limited.length;
};

describe('requests count', () => {
  it('against the key, the person or the address they come from, each for itself', async () => {
    const { id, email } = await gateway.person(await gateway.organisation('shipper'), ['shipper']);
    const [one, two] = [await gateway.key(id, ['shipper']), await gateway.key(id, ['shipper'])];
    const cookie = await gateway.cookie(email);
    expect(await statuses(12, '/api/session', { 'x-api-key': one.key })).toBe(3);
    expect(await statuses(9, '/api/session', { 'x-api-key': two.key })).toBe(0);
    expect(await statuses(9, '/api/session', { cookie })).toBe(3);
    // Signing in above took one of the three that this address may make without a name.
    expect(await statuses(4, '/docs')).toBe(2);
  });

  it('never against those who must always be answered', async () => {
    expect(await statuses(20, '/health/live')).toBe(0);
    expect(await statuses(20, '/.well-known/jwks.json')).toBe(0);
  });

  it('against a bucket of their own where somebody could look parcels up one after the other', async () => {
    const { id } = await gateway.person(await gateway.organisation('carrier'), ['courier']);
    const { key } = await gateway.key(id, ['courier']);
    expect(await statuses(5, '/api/shipments/lookup?waybill=JN1', { 'x-api-key': key })).toBe(3);
    expect(await statuses(2, '/api/shipments', { 'x-api-key': key })).toBe(0);
  });

  it('when names are searched, and not when the queue is only read', async () => {
    const { id } = await gateway.person(await gateway.organisation('operator'), ['agent']);
    const { key } = await gateway.key(id, ['agent']);
    expect(await statuses(3, '/api/queue?q=siti', { 'x-api-key': key })).toBe(1);
    expect(await statuses(1, '/api/queue/counts?q=siti', { 'x-api-key': key })).toBe(1);
    expect(await statuses(3, '/api/queue', { 'x-api-key': key })).toBe(0);
    // The console asks for single cases by their numbers, as often as something happens to them.
    expect(await statuses(2, '/api/queue?q=CLM-2026-000123', { 'x-api-key': key })).toBe(0);
  });

  it('when a key is guessed', async () => {
    expect(await statuses(5, '/api/session', { 'x-api-key': 'tnt_wrong' })).toBe(5);
  });
});
