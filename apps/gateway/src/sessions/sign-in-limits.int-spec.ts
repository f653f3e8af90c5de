import { type TestGateway, password, testGateway } from '../../test/gateway';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await testGateway({
    RATE_LIMITS: JSON.stringify({
      sign_in_account: { capacity: 3, perSecond: 0.001 },
      sign_in_address: { capacity: 8, perSecond: 0.001 },
    }),
  });
});
afterAll(() => gateway.close());

const signIn = (email: string, given: string) =>
  fetch(`${gateway.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: given }),
  });

describe('guessing passwords', () => {
  it('never counts right ones, stops at the account, then at the address', async () => {
    const organisationId = await gateway.organisation('operator');
    const { email } = await gateway.person(organisationId, ['agent']);
    for (let time = 0; time < 5; time += 1) expect((await signIn(email, password)).status).toBe(201);

    const guesses = await Promise.all(Array.from({ length: 6 }, () => signIn(email, 'wrong')));
    expect(guesses.map(({ status }) => status).toSorted()).toEqual([401, 401, 401, 429, 429, 429]);
    const late = await signIn(email, password);
    expect(late.status).toBe(429);
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(60);

    // Seven of the address's eight calls are gone by now; the eighth goes to another account.
    expect((await signIn('another@example.test', 'wrong')).status).toBe(401);
    expect(await (await signIn('third@example.test', 'wrong')).json()).toMatchObject({
      code: 'rate.limited',
      limit: 'sign_in_address',
    });
  });
});
